# Tài khoản của người đang đăng nhập.

own-account = Tài khoản của tôi
own-account-hint = Họ tên, chức vụ, đơn vị và vai trò do quản trị hệ thống cập nhật. Nếu có sai sót, xin báo quản trị hệ thống của cơ quan.
safety = Bảo mật
action = Thao tác
changed-at = Đổi lần cuối lúc { $at }
password-now = Mật khẩu hiện tại
password-now-wrong = Mật khẩu hiện tại không đúng, hoặc đã nhập sai quá nhiều lần. Xin kiểm tra lại; nếu vẫn không được, thử lại sau ít phút
password-change = Đổi mật khẩu
password-changed = Đã đổi mật khẩu. Các phiên đăng nhập khác đã kết thúc.

owed-factor = Cần thiết lập xác thực hai lớp
owed-factor-why = Theo quy định bảo mật, tài khoản này cần xác thực hai lớp trước khi sử dụng. Việc thiết lập mất khoảng hai phút và chỉ làm một lần.
owed-password = Cần đổi mật khẩu
owed-password-why = Mật khẩu của tài khoản có quyền quản trị được đổi định kỳ. Xin đặt mật khẩu mới để tiếp tục.

factor = Xác thực hai lớp
factor-on = Đang bật
factor-off = Chưa bật
factor-set-up = Thiết lập xác thực hai lớp
factor-what = Sau khi nhập mật khẩu, hệ thống hỏi thêm một mã 6 chữ số hiện trên điện thoại. Người khác biết mật khẩu cũng không vào được tài khoản.
factor-needs = Cần có điện thoại đã cài một ứng dụng xác thực, ví dụ Google Authenticator, Microsoft Authenticator hoặc Aegis.
factor-begin = Bắt đầu thiết lập
factor-scan = Mở ứng dụng xác thực trên điện thoại, chọn thêm tài khoản và quét hình vuông dưới đây.
factor-square = Hình mã QR để quét bằng ứng dụng xác thực; khóa bằng chữ ở ngay dưới
factor-key = Không quét được: chọn nhập khóa trong ứng dụng rồi gõ
factor-code-hint = Sau khi quét, nhập 6 chữ số đang hiện trên ứng dụng
factor-confirm = Bật xác thực hai lớp
factor-is-on = Đã bật xác thực hai lớp
factor-replace = Chuyển sang điện thoại khác
factor-remove = Tắt xác thực hai lớp
factor-removed = Đã tắt xác thực hai lớp.
factor-must-stay = Quy định bảo mật của cơ quan yêu cầu tài khoản này luôn bật xác thực hai lớp.
factor-password-hint = Nhập mật khẩu trước khi thay đổi xác thực hai lớp

recovery-codes = Mã dự phòng
recovery-codes-left = { $count ->
    [0] Đã dùng hết, xin cấp lại
   *[other] Còn { $count } mã chưa dùng
 }
recovery-codes-renew = Cấp lại mã dự phòng
recovery-codes-new = Mã dự phòng mới
recovery-codes-once = Các mã này chỉ hiện một lần. Xin in hoặc chép lại trước khi rời trang.
recovery-codes-why = Khi không có điện thoại, nhập một trong các mã dưới đây thay cho mã xác thực. Mỗi mã dùng một lần. Xin cất bản in ở nơi khóa được, không để cùng máy tính. Các mã cấp trước đây không còn dùng được.
print = In trang này
onward = Tiếp tục

sessions = Phiên đăng nhập
sessions-what = Những thiết bị đang đăng nhập bằng tài khoản này. Nếu thấy thiết bị lạ, xin kết thúc phiên đó và đổi mật khẩu.
device = Thiết bị
device-unknown = Không rõ thiết bị
network-address = Địa chỉ mạng
session-since = Đăng nhập lúc
session-seen = Hoạt động gần nhất
session-this = Phiên này
session-end = Kết thúc
session-ended = Đã kết thúc phiên đăng nhập.
sessions-end-others = Kết thúc mọi phiên khác
sessions-ended = Đã kết thúc mọi phiên đăng nhập khác.
