# Menus and names that every slice shows.
menu-plans = Kế hoạch
menu-public-plans = Kế hoạch

plan-parts = Các phần của kế hoạch
part-overview = Tổng quan
part-assign = Giao việc
part-tasks = Việc được giao
part-coverage = Độ phủ
part-baseline = Bản gốc, điều chỉnh
part-review = Rà soát
part-results = Kết quả theo kỳ

back-to-plan = Về kế hoạch
save = Lưu
cancel = Không thực hiện
not-known = chưa xác định
nobody-yet = chưa giao
continuing = thường xuyên
plan-of-year = Kế hoạch năm { $year }
line-of-source = Dòng { $line }

# Channels (hình thức).
channel-portal = Cổng, trang thông tin điện tử của cơ quan
channel-province-portal = Cổng thông tin điện tử tỉnh, thành phố
channel-agency-meeting = Họp cơ quan
channel-party-meeting = Sinh hoạt Đảng
channel-union-youth = Công đoàn, Chi đoàn
channel-training = Tập huấn, bồi dưỡng
channel-study-visit = Học tập kinh nghiệm
channel-press-article = Tin, bài trên báo
channel-radio-tv = Phát thanh, truyền hình
channel-initiative-contest = Cuộc thi sáng kiến
channel-directive-document = Văn bản chỉ đạo
channel-dms = Hệ thống quản lý văn bản
channel-public-posting = Niêm yết
channel-booklet = Cuốn hướng dẫn, tờ rơi
channel-dialogue = Đối thoại
channel-biannual-briefing = Giao ban doanh nghiệp 6 tháng
channel-onboarding-meeting = Tiếp xúc doanh nghiệp mới hoạt động
channel-social-network = Mạng xã hội
channel-sms = Tin nhắn
channel-email-newsletter = Thư điện tử
channel-led-screen = Màn hình, băng rôn, pa nô
channel-contest = Cuộc thi
channel-other = Hình thức phù hợp khác

# How often (tần suất).
every-continuing = thường xuyên
every-monthly = hằng tháng
every-quarterly = hằng quý
every-six-monthly = 6 tháng/lần
every-yearly = hằng năm
every-once = một lần

# How a task stands.
progress-not-assigned = Chưa giao
progress-planned = Chưa đến kỳ
progress-in-progress = Đang thực hiện
progress-done = Hoàn thành
progress-overdue = Quá hạn
progress-partly = Quá hạn, đạt một phần
progress-cancelled = Đã hủy

plan-draft = Dự thảo
plan-signed = Đã ký

fault-form-date = Xin ghi ngày theo dạng ngày/tháng/năm, ví dụ 21/01/2020.
fault-form-number = Xin ghi một số nguyên.
fault-form-choice = Xin chọn một mục trong danh sách.
errors-of-form = Có chỗ cần sửa
