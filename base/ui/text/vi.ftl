# Những từ cố định của các thành phần giao diện.

# Biểu mẫu
error-prefix = Lỗi:
error-summary = Có nội dung cần sửa
optional = (không bắt buộc)
date-example = Ví dụ: 21/01/2020
characters-allowed = Tối đa { $limit } ký tự
characters-left = Còn { $count } ký tự
characters-none-left = Đã dùng hết số ký tự
characters-over = Thừa { $count } ký tự
show = Hiện
hide = Ẩn
show-password = Hiện mật khẩu
hide-password = Ẩn mật khẩu
password-shown = Mật khẩu đang hiện
password-hidden = Mật khẩu đang ẩn
choose-file = Chọn tệp
filter = Lọc
filter-clear = Bỏ lọc
filter-heading = Lọc danh sách

# Thông báo
notice-success = Đã xong
notice-important = Lưu ý
warning-prefix = Chú ý
reference-code = Mã tham chiếu
reference-note = Khi liên hệ, xin cho biết mã này để được tra cứu nhanh.
copy = Sao chép
copied = Đã sao chép
conflict-heading = Nội dung này vừa được người khác sửa
conflict-theirs = Bản đã lưu
conflict-yours = Bản đang sửa
conflict-keep-theirs = Giữ bản đã lưu
conflict-keep-yours = Giữ bản đang sửa
conflict-hint = Chọn bản được giữ cho từng mục. Chưa nội dung nào bị mất.
conflict-save = Lưu lựa chọn
cancel = Hủy
empty-value = (để trống)

# Danh sách
page-previous = Trang trước
page-next = Trang sau
page-number = Trang { $page }
page-of = Trang { $page } trên { $pages }
pages = Các trang
sort-by = Sắp xếp theo
sorted-up = đang tăng dần
sorted-down = đang giảm dần
task-due = Hạn
task-unit = Đơn vị
task-channel = Hình thức

# Lối đi
back = Quay lại
breadcrumbs = Vị trí trang
skip-to-content = Đến nội dung chính
main-navigation = Mục chính
language = Ngôn ngữ
contact = Liên hệ
contact-switchboard = Tổng đài
contact-hotline = Đường dây nóng
contact-mailbox = Hộp thư điện tử
contact-website = Trang thông tin điện tử
last-reviewed = Rà soát lần cuối: { $date }
sign-out = Đăng xuất
my-tasks-today = Việc của tôi hôm nay
about-site = Về trang này

# Hình
coverage-proven = Đã có tài liệu kiểm chứng
coverage-assigned = Đã giao việc
coverage-missing = Cần có, chưa giao việc
coverage-not-owed = Không bắt buộc
coverage-legend = Chú giải
figures-table = Xem số liệu dạng bảng
chart-of = { $done } trên { $total }
chart-name = Tên
chart-figure = Số liệu

# Văn bản
recipients = Nơi nhận:
signed = (Đã ký)
file-choose = Chọn tệp
file-none = Chưa chọn tệp nào
file-drop = hoặc kéo tệp vào đây
file-entered = Thả để chọn tệp
file-left = Đã ra khỏi chỗ thả tệp
# %{count} do kịch bản của trang điền.
file-many = Đã chọn %{"{"}count{"}"} tệp
