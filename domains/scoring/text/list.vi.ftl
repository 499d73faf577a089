# Danh sách bộ tiêu chí, mở và sửa bộ tiêu chí.
menu-scoring = Chấm điểm CCHC
list-title = Bộ hồ sơ chấm điểm
list-lead = Mỗi năm đánh giá có một bộ tiêu chí. Tài liệu kiểm chứng được gắn vào từng tiêu chí theo ngày diễn ra.
list-new = Thêm bộ tiêu chí
list-name = Bộ tiêu chí
list-year = Năm đánh giá
list-period = Thời gian đánh giá
list-stage = Bước hiện nay
list-none = Chưa có bộ tiêu chí nào
list-none-why = Khi có văn bản quy định tiêu chí chấm điểm của năm, thêm bộ tiêu chí tại đây rồi nhập tiêu chí từ bảng Excel.
period = Từ { $from } đến { $to }

form-new = Thêm bộ tiêu chí
form-edit = Sửa thông tin bộ tiêu chí
form-opened = Đã thêm bộ tiêu chí. Tiếp theo, xin nhập các tiêu chí.
form-changed = Bộ tiêu chí vừa được người khác thay đổi như dưới đây. Nội dung đã nhập vẫn còn nguyên trong biểu mẫu; xin so sánh rồi lưu lại.
form-name = Tên bộ tiêu chí
form-name-hint = Như trong văn bản, ví dụ: Bộ tiêu chí đánh giá kết quả cải cách hành chính các sở, ban, ngành.
form-year = Năm đánh giá
form-year-hint = Năm được chấm điểm; có thể khác năm kế hoạch và năm báo cáo.
form-document = Số, ký hiệu văn bản ban hành
form-document-hint = Như ghi trên văn bản. Để trống nếu mới có dự thảo.
form-document-date = Ngày ban hành
form-basis = Căn cứ
form-basis-hint = Văn bản làm căn cứ, chép từ văn bản ban hành.
form-from = Thời gian đánh giá: từ ngày
form-from-hint = Chỉ tài liệu kiểm chứng diễn ra trong thời gian này được tính. Ghi theo dạng ngày/tháng/năm.
form-to = Thời gian đánh giá: đến ngày

save = Lưu
saved = Đã lưu.
fault-date = Xin ghi ngày theo dạng ngày/tháng/năm, ví dụ 21/01/2026.
no-unit = Chưa giao đơn vị
parts = Các phần của bộ hồ sơ
part-criteria = Tiêu chí
part-gaps = Còn thiếu
part-folder = Xuất hồ sơ
part-results = Kết quả thẩm định
part-import = Nhập tiêu chí

rule-all-or-nothing = Đạt được điểm tối đa; không đạt được 0 điểm.
rule-linear = Đạt 100% được điểm tối đa; từ { $floor }% đến dưới 100% tính theo tỷ lệ; dưới { $floor }% được 0 điểm.
rule-tiers = Theo mức: { $tiers }.
rule-tier = { $words } – { $points } điểm
rule-manual = Chấm trực tiếp: ghi số điểm theo quy định của bộ tiêu chí.
