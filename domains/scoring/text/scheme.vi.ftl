# Một bộ tiêu chí: cây tiêu chí và các bước.
scheme-document = Văn bản ban hành
scheme-no-document = Chưa ghi
scheme-document-of = { $number } ngày { $day }
scheme-since = từ { $day }, { $person }
scheme-next = Bước tiếp theo
scheme-criteria = Tiêu chí
scheme-empty = Chưa có tiêu chí
scheme-empty-why = Tiêu chí được nhập từ bảng Excel: tải tệp mẫu, chép tiêu chí từ văn bản vào, rồi tải lên.
scheme-points-note = Điểm trong bảng là điểm tự chấm và điểm thẩm định do cơ quan thẩm định thông báo. Tài liệu dùng cho nhiều tiêu chí chỉ tính một lần trong tổng.
scheme-send-warning = Sau khi ghi nhận đã gửi hồ sơ, điểm tự chấm không sửa được nữa, trừ khi lấy lại hồ sơ kèm lý do.

tile-gaps = tiêu chí còn thiếu tài liệu
tile-unscored = tiêu chí chưa tự chấm
tile-proofs = tài liệu kiểm chứng
tile-proofs-note = Đã xác nhận, trong thời gian đánh giá
tile-self-scored = điểm tự chấm
tile-self-scored-note = Trên { $max } điểm không do khảo sát
tile-appraised = điểm thẩm định
tile-appraised-note = Theo kết quả đã nhập

step-begin = Mở tự chấm điểm
step-begin-lead = Mở để các đơn vị tự chấm điểm những tiêu chí mình chịu trách nhiệm.
step-send = Ghi nhận đã gửi hồ sơ
step-send-lead = Khi hồ sơ đã gửi cơ quan thẩm định, ghi nhận tại đây.
step-explain = Ghi nhận đã gửi giải trình
step-explain-lead = Khi văn bản giải trình đã gửi đi, ghi nhận tại đây.
step-close = Kết thúc
step-close-lead = Khi kết quả không còn thay đổi, kết thúc việc chấm điểm của năm.
step-taken = Đã ghi nhận.

filter-show = Hiển thị
filter-all = Tất cả tiêu chí
filter-gaps = Còn thiếu tài liệu
filter-unscored = Chưa tự chấm điểm
filter-found = { $count } tiêu chí

column-criterion = Tiêu chí
column-max = Điểm tối đa
column-self-scored = Tự chấm
column-appraised = Thẩm định
column-proofs = Tài liệu
column-missing = Còn thiếu
column-unit = Đơn vị chịu trách nhiệm
by-survey = Do khảo sát
not-scored = Chưa chấm
gap = Còn thiếu
gaps-below = { $count } tiêu chí
total = Tổng cộng

# Lấy lại hồ sơ đã gửi
back-title = Lấy lại hồ sơ đã gửi
back-lead = Các đơn vị tự chấm và gắn tài liệu được tiếp, sau đó gửi lại hồ sơ. Danh mục và điểm tự chấm của lần đã gửi được giữ nguyên để đối chiếu.
back-reason = Lý do lấy lại
back-reason-hint = Ví dụ: cơ quan thẩm định yêu cầu bổ sung tài liệu.
back-take = Lấy lại hồ sơ
back-taken = Đã lấy lại hồ sơ. Các đơn vị tự chấm tiếp được.
back-earlier = Những lần gửi đã lấy lại
back-by = { $day }, { $person }
back-sent = Gửi
back-taken-column = Lấy lại
back-what = Nội dung đã gửi
back-index = Danh mục và điểm tự chấm (.xlsx)
