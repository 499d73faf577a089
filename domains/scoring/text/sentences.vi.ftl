# Vì sao chưa thực hiện được.
refusal-not-permitted = Tài khoản này không có quyền thực hiện việc này.
refusal-not-their-unit = Tiêu chí này do đơn vị khác chịu trách nhiệm.
refusal-text-missing = Xin ghi { $field }.
refusal-text-too-long = Xin rút gọn { $field }: tối đa { $most } ký tự.
refusal-changed = Có người khác vừa lưu thay đổi. Xin xem lại rồi lưu lần nữa.
refusal-year = Xin ghi năm đánh giá bằng bốn chữ số, ví dụ 2026.
refusal-period = Ngày cuối của thời gian đánh giá phải sau ngày đầu.
refusal-stage = Bộ tiêu chí đang ở bước “{ $stage }” nên không thực hiện được việc này.
refusal-no-criteria = Bộ tiêu chí chưa có tiêu chí nào. Xin nhập tiêu chí trước.
refusal-not-all-scored = Còn { $left } tiêu chí chưa tự chấm điểm. Tiêu chí không đạt cũng cần ghi điểm 0.
refusal-not-by-hand = Tiêu chí này không tự chấm điểm: điểm là tổng của các tiêu chí bên dưới, hoặc do khảo sát.
refusal-input = Xin chọn hoặc ghi kết quả để tính điểm.
refusal-figure = Xin ghi số theo kế hoạch lớn hơn 0, số đã thực hiện không âm.
refusal-more-than-most = Điểm không vượt quá { $most }.
refusal-nothing-appraised = Tiêu chí này chưa có điểm thẩm định.
refusal-too-many-files = Kèm theo tối đa { $most } tệp.

field-name = tên bộ tiêu chí
field-document = số, ký hiệu văn bản
field-basis = căn cứ
field-reason = lý do
field-note = ghi chú
field-explanation = nội dung giải trình

stage-open = Chuẩn bị
stage-self-score = Tự chấm điểm
stage-submitted = Đã gửi hồ sơ
stage-appraised = Đã có kết quả thẩm định
stage-explained = Đã giải trình
stage-final = Kết thúc


# Bảng tính tải lên.
sheet-too-large = Bảng tính lớn quá { $limit } MB. Xin bỏ hình ảnh và các trang tính khác rồi tải lại.
sheet-not-a-workbook = Tệp không phải bảng tính Excel (.xlsx). Xin chọn tệp khác.
sheet-old = Tệp là Excel đời cũ (.xls). Xin mở bằng Excel, chọn Lưu thành (Save As) dạng .xlsx rồi tải lại.
sheet-locked = Bảng tính có mật khẩu. Xin lưu bản không mật khẩu rồi tải lại.
sheet-damaged = Bảng tính bị hỏng, không đọc được. Xin mở bằng Excel, lưu thành tệp mới rồi tải lại.
sheet-empty = Bảng tính không có nội dung ở trang tính nào đang hiện.
sheet-no-heading = Không tìm thấy dòng tiêu đề có đủ các cột: thiếu { $columns }. Xin dùng tệp mẫu.
sheet-two-columns = Hai cột cùng một tiêu đề, tại ô { $first } và { $second }. Xin bỏ một cột.
sheet-too-many-rows = Bảng có hơn { $limit } dòng. Xin kiểm tra lại tệp.
sheet-too-wide = Bảng có quá nhiều ô. Xin chỉ giữ các cột của tệp mẫu.

cell-failed = Công thức trong ô bị lỗi.
cell-code = Không phải mã tiêu chí. Xin đặt định dạng ô là văn bản (Text) rồi ghi mã, ví dụ 1.5.2.
cell-points = Không phải số điểm, ví dụ 0,5. Điểm không âm, tối đa ba chữ số thập phân.
cell-rule = Không rõ cách chấm. Xin ghi một trong bốn cách: Đạt/không đạt; Theo tỷ lệ; Theo mức; Chấm trực tiếp.
cell-floor = Xin ghi ngưỡng phần trăm từ 0 đến 100, ví dụ 80%.
cell-tiers = Xin ghi các mức theo dạng: Đầy đủ = 1; Một phần = 0,5; Không thực hiện = 0.
cell-other = Không đọc được ô này.

fault-twice = Mã { $code } đã có ở dòng trên.
fault-title = Chưa ghi tên tiêu chí.
fault-too-long = Có ô dài quá mức cho phép.
fault-points = Tiêu chí { $code } chưa có điểm tối đa.
fault-rule = Tiêu chí { $code } chưa có cách chấm.
fault-tier = Tiêu chí { $code } có mức điểm cao hơn điểm tối đa ({ $max }).
remark-sum = Nhóm { $code } ghi { $written } điểm, tổng các tiêu chí bên dưới là { $sum }. Hệ thống dùng tổng này.
remark-unit = Tiêu chí { $code }: không có đơn vị “{ $words }” trong hệ thống. Tên đơn vị được giữ nguyên như trong tệp.
remark-rule = Nhóm { $code } có ghi cách chấm; hệ thống không dùng vì điểm của nhóm là tổng các tiêu chí bên dưới.
result-unknown-code = Không có tiêu chí { $code } trong bộ tiêu chí.
result-more-than-most = Điểm của tiêu chí { $code } cao hơn điểm tối đa ({ $max }).

fetch-not-allowed = Địa chỉ này hệ thống không được phép mở.
fetch-unreachable = Không kết nối được tới trang.
fetch-too-slow = Trang trả lời quá chậm.
fetch-too-large = Trang lớn quá mức lưu được.
fetch-too-many-redirects = Trang chuyển hướng quá nhiều lần.
fetch-not-found = Trang không còn, hoặc cần đăng nhập mới xem được.
fetch-server-failed = Máy chủ của trang báo lỗi.
fetch-wrong-content = Địa chỉ không phải trang web, PDF hoặc ảnh.
