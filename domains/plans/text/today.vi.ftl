today-title = Việc của tôi hôm nay
today-date = { $weekday }, ngày { $date }
today-calm = Hôm nay không có việc nào cần làm ngay
today-calm-next = Việc gần nhất đến hạn ngày { $date }.
today-calm-why = Việc được giao, tài liệu cần bổ sung và ý kiến chỉ đạo sẽ hiện ở đây.
today-calm-no-plan = Chưa có kế hoạch nào đã ký
today-calm-no-plan-why = Nhập kế hoạch để bắt đầu giao việc và theo dõi.

today-decide = Cần cho ý kiến
today-decide-results = Kết quả chờ phê duyệt
today-approve = { $period } – { $plan }
today-answer-by = đề nghị cho ý kiến trước ngày { $date }
today-answer-late = đã quá ngày đề nghị ({ $date })
today-column-difficulty = Khó khăn, vướng mắc
today-column-answer-by = Thời hạn
today-column-raised-by = Người báo cáo
today-column-result = Kết quả
today-column-submitted = Ngày trình

today-returned = Yêu cầu bổ sung
today-returned-lead = Tài liệu kiểm chứng đã nộp nhưng Văn phòng đề nghị bổ sung.
today-column-proof = Tài liệu
today-column-reason = Cần bổ sung

today-late = Quá hạn
today-due-soon = Đến hạn trong 14 ngày
today-later = { $count } việc chưa đến hạn
today-waiting = Đang chờ ý kiến chỉ đạo
today-hand-in = Nộp tài liệu kiểm chứng
today-raise = Báo khó khăn, vướng mắc
today-all-tasks = Xem tất cả { $count } việc
today-late-by-days = Quá hạn { $days } ngày
today-due-today = Đến hạn hôm nay

today-whole = Toàn cơ quan
today-rest = Việc khác đang theo dõi
today-count-late = việc quá hạn
today-count-inbox = tài liệu chờ xác nhận
today-count-unassigned = nội dung chưa giao việc
today-count-difficulties = khó khăn, vướng mắc đang chờ
today-late-units = Đơn vị có việc quá hạn
today-column-unit = Đơn vị
today-column-late = Quá hạn
today-progress = { $plan }
today-progress-text = { $done } trên { $total } việc hoàn thành

today-changed = Thay đổi trong 7 ngày qua
today-changed-assigned = Được giao việc: { $title }
today-changed-assigned-many = Được giao { $count } việc mới
today-changed-confirmed = Tài liệu được xác nhận: { $title }
today-changed-decided = Có ý kiến chỉ đạo: { $text }
today-changed-amended = { $plan } được điều chỉnh theo văn bản số { $number }
