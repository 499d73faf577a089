# Từ dùng chung của các trang về tài khoản và quản trị.

save = Lưu
cancel = Hủy
yes = Có
no = Không
not-known = Chưa có
no-unit = Không thuộc đơn vị nào
full-name = Họ và tên
position = Chức vụ, chức danh
unit = Đơn vị
roles = Vai trò
from-day = Từ ngày
to-day = Đến hết ngày
until-further-notice = Đến khi có thay đổi
period = Từ { $from } đến hết { $to }
period-open = Từ { $from }
not-a-date = Ngày không hợp lệ. Nhập ngày, tháng, năm, ví dụ 21/01/2020
date-missing = Nhập ngày, ví dụ 21/01/2020

# Vai trò
role-head = Trưởng ban
role-deputy-head = Phó Trưởng ban
role-chief-of-office = Chánh Văn phòng
role-deputy-chief-of-office = Phó Chánh Văn phòng
role-unit-head = Trưởng phòng
role-specialist = Chuyên viên
role-reform-focal-point = Đầu mối cải cách hành chính của đơn vị
role-procedure-control-focal-point = Đầu mối kiểm soát thủ tục hành chính
role-clerk = Văn thư
role-editorial-board = Ban biên tập
role-editorial-secretary = Thư ký Ban biên tập
role-accountant = Kế toán
role-zone-representative = Đại diện khu công nghiệp
role-party-secretary = Bí thư chi bộ
role-union-chair = Chủ tịch công đoàn
role-youth-secretary = Bí thư chi đoàn
role-administrator = Quản trị hệ thống
role-data-protection = Người phụ trách bảo vệ dữ liệu cá nhân
role-acting = Quyền { $role }
role-in-charge = Phụ trách (vị trí { $role })
tenure-full = Chính thức
tenure-acting = Quyền (giữ quyền chức vụ)
tenure-in-charge = Phụ trách

# Tình trạng tài khoản
status-invited = Chờ đặt mật khẩu
status-active = Đang sử dụng
status-disabled = Ngừng sử dụng

# Lý do không nhận
refused-login-unusable = Tên đăng nhập gồm 3 đến 100 chữ cái, chữ số và các dấu . _ - + @, không có khoảng trắng
refused-login-taken = Tên đăng nhập này đã có người dùng. Xin chọn tên khác
refused-name-missing = Nội dung này không được để trống
refused-no-such-account = Không còn tài khoản này. Xin mở lại danh sách tài khoản
refused-no-such-role = Không còn vai trò này. Xin tải lại trang
refused-last-administrator = Đây là quản trị hệ thống duy nhất đang hoạt động. Xin giao vai trò Quản trị hệ thống cho một người khác trước
refused-period-reversed = Ngày kết thúc phải bằng hoặc sau ngày bắt đầu
refused-duty-without-subject = Chọn một đơn vị hoặc ghi một lĩnh vực, không chọn cả hai
refused-unit-code-taken = Ký hiệu này đang dùng cho đơn vị khác trong cùng thời gian
refused-host-unusable = Tên miền không hợp lệ hoặc đã gắn với cơ quan khác
refused-slug-unusable = Tên viết tắt không hợp lệ hoặc đã được dùng

# Thẩm quyền ký
signing-no-authority = Không có thẩm quyền ký vào ngày này
signing-authorisation-needed = Chỉ ký thừa ủy quyền (TUQ.) khi có văn bản ủy quyền
signing-authorised-another = Văn bản ủy quyền này là của người khác
signing-authorisation-not-valid = Văn bản ủy quyền không có hiệu lực vào ngày này
signing-authorisation-not-needed = Ký theo chức vụ, không cần văn bản ủy quyền
signing-agency-unnamed = Chưa có tên cơ quan vào ngày này
signing-position-missing = Chưa ghi chức vụ để in dưới dòng TUQ.
