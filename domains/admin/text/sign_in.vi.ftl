# Đăng nhập, liên kết dùng một lần, mật khẩu.

sign-in = Đăng nhập
sign-in-for = Dành cho cán bộ, công chức, viên chức và người lao động của cơ quan.
login = Tên đăng nhập
login-missing = Nhập tên đăng nhập
password = Mật khẩu
password-missing = Nhập mật khẩu
sign-in-help = Quên mật khẩu hoặc mất điện thoại: xin liên hệ quản trị hệ thống của cơ quan để được cấp liên kết đặt lại mật khẩu.
sign-in-wrong = Tên đăng nhập hoặc mật khẩu không đúng. Xin kiểm tra bộ gõ tiếng Việt và phím Caps Lock rồi nhập lại
sign-in-too-many = Đã nhập sai quá nhiều lần. Để bảo vệ tài khoản, hệ thống tạm ngừng nhận đăng nhập đến { $until }
sign-in-disabled = Tài khoản này đã ngừng sử dụng. Xin liên hệ quản trị hệ thống của cơ quan để được mở lại
signed-out = Đã đăng xuất.

code-title = Nhập mã xác thực
code = Mã xác thực
code-hint = Mã gồm 6 chữ số, xem trên ứng dụng xác thực trong điện thoại
code-missing = Nhập mã xác thực
code-wrong = Mã không đúng hoặc đã hết hiệu lực. Xin nhập mã mới nhất
code-too-late = Đã quá thời gian chờ mã xác thực. Xin đăng nhập lại.
code-help = Không còn điện thoại và không còn mã dự phòng: xin liên hệ quản trị hệ thống của cơ quan.
recovery-code = Mã dự phòng
recovery-code-hint = Gồm 16 chữ và số đã in ra khi thiết lập, ví dụ 7zk4-009m-qx5t-111b. Mỗi mã dùng một lần
use-recovery-code = Dùng mã dự phòng thay cho ứng dụng xác thực
use-authenticator = Dùng ứng dụng xác thực

link-title = Đặt mật khẩu
link-first-administrator = Tài khoản quản trị hệ thống đầu tiên đã sẵn sàng. Đặt mật khẩu để bắt đầu sử dụng.
link-invitation = Tài khoản của cơ quan đã được tạo. Đặt mật khẩu để bắt đầu sử dụng.
link-reset = Đặt mật khẩu mới cho tài khoản dưới đây. Các phiên đăng nhập cũ sẽ kết thúc.
link-until = Liên kết có hiệu lực đến
link-gone = Liên kết không còn hiệu lực
link-gone-why = Liên kết đã được sử dụng, đã quá hạn hoặc đã được thay bằng liên kết mới hơn. Mỗi liên kết chỉ dùng được một lần.
link-gone-has-password = Nếu đã đặt mật khẩu bằng liên kết này: xin đăng nhập.
link-gone-has-none = Nếu chưa đặt mật khẩu: xin đề nghị quản trị hệ thống của cơ quan cấp liên kết mới.

password-new = Mật khẩu mới
password-repeat = Nhập lại mật khẩu mới
password-save = Lưu mật khẩu
password-set = Đã lưu mật khẩu và đăng nhập.
password-set-sign-in = Đã lưu mật khẩu mới. Xin đăng nhập bằng mật khẩu mới và mã xác thực.
password-differs = Hai lần nhập mật khẩu không giống nhau
password-rules = Một mật khẩu tốt:
password-rule-length = có ít nhất { $least } ký tự; nên ghép bốn, năm từ không liên quan với nhau để dễ nhớ;
password-rule-words = không phải là mật khẩu thường gặp, dãy phím liền nhau hoặc ngày, tháng, số điện thoại;
password-rule-own = không ghép từ tên đăng nhập, họ tên hoặc tên cơ quan;
password-rule-once = chưa dùng gần đây và không dùng chung với nơi khác.
password-too-short = Mật khẩu cần ít nhất { $least } ký tự
password-too-long = Mật khẩu dài nhất là { $most } ký tự
password-common = Mật khẩu này nằm trong số thường bị dò thử trước. Xin chọn mật khẩu khác
password-own-words = Mật khẩu không được ghép từ tên đăng nhập, họ tên hoặc tên cơ quan
password-repetitive = Mật khẩu lặp lại hoặc theo dãy phím liền nhau nên dễ đoán. Xin chọn mật khẩu khác
password-used-before = Mật khẩu này đã dùng gần đây. Xin chọn mật khẩu khác
