service = Thông Suốt
staff-entrance = Dành cho cán bộ
example-banner = Đây là bản chạy thử với dữ liệu minh họa, không phải trang chính thức của cơ quan.

not-found = Không tìm thấy trang này
not-found-why = Địa chỉ có thể đã thay đổi hoặc được gõ thiếu. Xin kiểm tra lại địa chỉ, hoặc bắt đầu từ trang chủ.
forbidden = Tài khoản này không có quyền xem trang
forbidden-why = Nếu công việc cần đến trang này, xin liên hệ Văn phòng để được phân quyền.
refused = Chưa thực hiện được
refused-back = Nội dung đã nhập vẫn còn ở trang trước: xin quay lại để sửa.
too-large = Dữ liệu gửi lên quá lớn
too-large-why = Xin chia nhỏ tệp hoặc giảm kích thước ảnh rồi gửi lại.
unreadable = Không đọc được dữ liệu gửi lên
unreadable-why = Kết nối có thể đã bị ngắt giữa chừng. Xin quay lại trang trước và gửi lại.
cross-site = Biểu mẫu không được gửi từ trang này
cross-site-why = Vì lý do an toàn, hệ thống chỉ nhận biểu mẫu gửi từ chính trang này. Nếu vẫn gặp thông báo này, có thể mạng của cơ quan đã bỏ bớt thông tin của trình duyệt; xin báo cho quản trị hệ thống.
fault = Hệ thống gặp sự cố
fault-why = Sự cố đã được ghi lại. Xin thử lại sau ít phút; nếu vẫn chưa được, xin báo mã tra cứu dưới đây cho cơ quan.
fault-text = Nội dung vừa gửi chưa được lưu. Bấm quay lại trong trình duyệt để lấy lại nội dung đã nhập.
to-home = Về trang chủ
to-desk = Việc của tôi hôm nay

# Giấy tờ tải về
paper-pdf = Bản in (PDF)
paper-docx = Bản Word (.docx)

# Tệp gửi lên
file-empty = Tệp trống. Xin chọn tệp khác.
file-too-large = Tệp lớn quá { $limit } MB. Xin giảm dung lượng rồi gửi lại.
file-not-taken = Loại tệp này không nhận được. Nhận ảnh (JPEG, PNG, WebP, GIF), PDF, .docx, .xlsx không có macro và .txt dạng UTF-8.
file-damaged = Ảnh bị hỏng, không mở được. Xin chụp hoặc chọn lại.
