# Báo cáo.
menu-reports = Báo cáo
report = Báo cáo
period = Kỳ báo cáo

# Các kỳ của năm
year-title = Kỳ báo cáo năm { $year }
year-caption = { $count } kỳ báo cáo
year-link = Năm { $year }
year-days = Thời gian lấy số liệu
year-data = Số liệu
year-closed = Đã chốt
year-units-by = Đơn vị gửi trước ngày
year-due = Hạn gửi
year-due-at = { $day }: { $receiver }
year-reports = Báo cáo của kỳ
year-deadlines = Thời hạn gửi báo cáo
year-lead = Mỗi kỳ lấy số liệu theo ngày diễn ra. Tài liệu kiểm chứng xác nhận sau khi chốt số liệu được tính vào kỳ sau và ghi là “bổ sung”.

# Một kỳ
period-days = Từ ngày { $from } đến ngày { $to }
period-closed-at = Đã chốt ngày { $day }
period-open = Chưa chốt
period-figures = Số liệu của kỳ
period-figures-lead = Chọn một chỉ tiêu để xem từng dòng đã tính.
period-drawings = Biểu đồ của kỳ
period-drawing = Nhiệm vụ theo đơn vị chủ trì
period-rates = Tỷ lệ hoàn thành đúng hạn theo đơn vị
period-months = Hoạt động theo tháng
period-coverage = Hoạt động theo đối tượng và hình thức tuyên truyền
period-beside = So sánh với cùng kỳ năm trước
period-units = Phần của từng đơn vị
period-outside = Số ngoài hệ thống
period-begin = Soạn báo cáo
period-no-reports = Kỳ này chưa có báo cáo.
figure = Chỉ tiêu
figure-value = Giá trị
figure-measure = Đơn vị tính
figure-definition = Cách tính
figure-period = Kỳ
figure-basis = Căn cứ
figure-now = Kỳ này
figure-before = Cùng kỳ năm trước
outside-actual = Thực tế
outside-estimated = Ước thực hiện
outside-basis = Loại số liệu
outside-source = Nguồn
outside-person = Người cung cấp
outside-taken-on = Lấy ngày

# Các dòng của một chỉ tiêu
drawing-numbers = Số liệu của biểu đồ
row-title = Nội dung
row-day = Ngày
row-unit = Đơn vị
row-group = Nhóm
row-marks = Ghi nhận
row-note = Ghi chú
row-counts = Được tính
row-late = Bổ sung từ kỳ trước
rows-none = Chưa có dòng nào
rows-none-why = Trong kỳ này chưa có kết quả nào thuộc chỉ tiêu này.
rows-take = Tải bảng này (.xlsx)

# Phần của đơn vị
unit-tasks = Nhiệm vụ
unit-done = Hoàn thành
unit-missing = Quá hạn
unit-confirmation = Đơn vị xác nhận
unit-reminders = Nhắc việc
unit-not-confirmed = Chưa xác nhận
unit-confirmed-by = Đã xác nhận ngày { $day }, { $person }
unit-moved = số liệu đã thay đổi sau khi xác nhận
unit-confirm-title = Xác nhận phần của { $unit }
unit-confirm-lead = Xác nhận rằng kết quả và tài liệu kiểm chứng của đơn vị trong kỳ đã đầy đủ.
unit-note = Ghi chú của đơn vị
unit-confirm = Xác nhận
unit-confirmed = Đã ghi nhận xác nhận của đơn vị
unit-remind = Nhắc đơn vị
unit-reminded = Đã nhắc ngày { $day } (phiếu)
unit-reminder-issued = Đã lập phiếu nhắc đơn vị

# Báo cáo
report-begin = Soạn báo cáo này
report-begun = Đã tạo dự thảo báo cáo
report-state = Tình trạng
report-number = Số, ký hiệu
report-number-of = { $number } ngày { $day }
report-begun-by = Người soạn
report-submitted-by = Người trình
report-counted-at = Số liệu tính đến ngày
report-copy-open = Mở bản đã ký
report-copy-none = Chưa tải lên bản đã ký
report-figures = Số liệu dùng trong báo cáo
report-annex = Phụ lục số liệu (.xlsx)
report-files = Tải báo cáo
report-address = Trích yếu và nơi nhận
report-subject = Trích yếu
report-receivers = Kính gửi
report-receivers-hint = Mỗi nơi nhận một dòng.
report-change-address = Sửa trích yếu, nơi nhận
report-submit = Trình ký trên hệ thống quản lý văn bản
report-submitted = Đã ghi nhận việc trình ký. Số liệu của báo cáo giữ nguyên từ lúc này.
report-return = Ghi nhận bị trả lại
report-return-reason = Nội dung yêu cầu chỉnh sửa
report-return-title = Báo cáo bị trả lại?
report-returned = Báo cáo bị trả lại để chỉnh sửa
report-taken-back = Báo cáo đã trở về dự thảo
report-content = Nội dung báo cáo
state-draft = Dự thảo
state-submitted = Đang trình ký
state-signed = Đã ban hành
by-on = { $day }, { $person }
moved-title = { $count ->
    [one] Một chỉ tiêu đã thay đổi
   *[other] { $count } chỉ tiêu đã thay đổi
 } từ lần xem gần nhất
moved-was = Trước
moved-is = Hiện nay
moved-new = mới đưa vào
moved-accept = Chấp nhận số liệu hiện nay
moved-accepted = Đã chấp nhận số liệu hiện nay

# Góp ý
comment-text = Góp ý cho mục này
comment-save = Gửi góp ý
comment-saved = Đã gửi góp ý
comment-settle = Đã xử lý
comment-settled = Đã xử lý ngày { $day }, { $person }
comment-settled-now = Đã ghi nhận góp ý được xử lý
comment-open = Góp ý

# Sửa một mục
section-opening = Phần mở đầu
section-edit = Sửa: { $title }
section-change = Sửa mục này
section-title = Tên mục
section-text = Nội dung
section-text-hint = Mỗi đoạn một dòng. Số liệu đứng trong ngoặc vuông và tự cập nhật, ví dụ [Nhiệm vụ thuộc kỳ].
section-names = Các số liệu có thể dùng
section-names-how = Chép tên trong ngoặc vuông vào chỗ cần số liệu.
section-drop = Bỏ phần này khỏi báo cáo
section-drop-legend = Phần do hệ thống lập
section-save = Lưu
section-saved = Đã lưu
section-new-title = Tên mục mới, đặt sau mục này
section-add = Thêm mục
section-added = Đã thêm mục
section-add-title = Thêm mục mới

# Mang về từ hệ thống quản lý văn bản
signing-title = Ghi nhận báo cáo đã ban hành
signing-lead = Nhập số, ngày và bản đã ký từ hệ thống quản lý văn bản. Sau bước này báo cáo giữ nguyên mãi mãi và số liệu của kỳ được chốt.
signing-number = Số, ký hiệu
signing-number-hint = Ví dụ: 45/BC-KCNĐN
signing-issued-on = Ngày ban hành
signing-copy = Bản đã ký (PDF)
signing-not-pdf = Xin chọn tệp PDF.
signing-save = Ghi nhận
signing-saved = Đã ghi nhận báo cáo ban hành; số liệu của kỳ đã chốt

# Thời hạn
deadline-title = Thời hạn gửi báo cáo
deadline-lead = Thời hạn tính theo ngày chốt số liệu của kỳ. Sửa thời hạn bằng cách thêm dòng mới áp dụng từ một ngày.
deadline-none = Chưa có thời hạn nào
deadline-none-why = Thêm thời hạn theo yêu cầu của nơi nhận báo cáo.
deadline-new = Thêm thời hạn
deadline-kind = Loại kỳ
deadline-receiver = Nơi nhận báo cáo
deadline-receiver-hint = Ví dụ: Sở Nội vụ
deadline-units-before = Đơn vị gửi trước ngày chốt (ngày làm việc)
deadline-due-after = Gửi nơi nhận sau ngày chốt (ngày)
deadline-due-after-hint = Số âm nếu phải gửi trước ngày chốt.
deadline-from = Áp dụng từ ngày
deadline-certainty = Mức độ chắc chắn
deadline-set-by = Người ghi
deadline-save = Lưu thời hạn
deadline-saved = Đã lưu thời hạn
kind-month = Tháng
kind-quarter = Quý
kind-half = Sáu tháng
kind-nine-months = Chín tháng
kind-year = Năm
certainty-sure = Đã đối chiếu văn bản
certainty-likely = Có nguồn, chưa đối chiếu
certainty-unsure = Cần kiểm tra

# Tên chỗ đặt số liệu
place-before = cùng kỳ năm trước
place-change = so với cùng kỳ năm trước
place-period = Tên kỳ
place-period-before = Tên kỳ năm trước
place-year = Năm báo cáo
place-from = Ngày đầu kỳ
place-to = Ngày cuối kỳ
place-agency = Tên cơ quan
place-superior = Tên cơ quan cấp trên

# Lời từ chối
fault-form-date = Xin nhập ngày theo dạng 30/06/2026.
fault-form-number = Xin nhập một số nguyên.
fault-form-choice = Xin chọn một mục.
refusal-not-permitted = Tài khoản không có quyền thực hiện việc này.
refusal-not-their-unit = Chỉ người đứng đầu hoặc đầu mối của đơn vị được xác nhận phần của đơn vị.
refusal-text-missing = Xin nhập nội dung này.
refusal-text-too-long = Nội dung dài quá { $most } ký tự; xin viết ngắn hơn.
refusal-out-of-range = Xin nhập số trong phạm vi { $most } ngày.
refusal-changed = Báo cáo vừa được người khác sửa. Xin chép lại phần vừa nhập, mở lại trang và sửa tiếp.
refusal-template-not-for-period = Mẫu báo cáo này không dùng cho kỳ đã chọn.
refusal-not-a-draft = Báo cáo không còn ở dạng dự thảo nên không sửa được.
refusal-not-submitted = Báo cáo chưa trình ký.
refusal-no-such-section = Báo cáo không có mục này.
refusal-figures-not-accepted = Còn { $figures } chỉ tiêu thay đổi chưa được chấp nhận. Xin xem và chấp nhận số liệu trước khi trình ký.
refusal-period-not-ended = Số liệu của báo cáo được tính khi kỳ chưa kết thúc. Xin ghi nhận bị trả lại, trình lại sau ngày cuối kỳ.
refusal-number-unreadable = “{ $number }” chưa đúng dạng số, ký hiệu văn bản, ví dụ 45/BC-KCNĐN.
refusal-date-in-future = Ngày ban hành không thể ở tương lai.
refusal-number-taken = Đã có báo cáo mang số { $number }.
refusal-nothing-to-remind = Đơn vị đã xác nhận và không còn nhiệm vụ quá hạn.
refusal-nothing-chosen = Xin chọn ít nhất một mục để nhận.

# Nhận lại bản Word
word-title = Nhận lại bản Word
word-lead = Tải báo cáo ra Word, sửa trong Word rồi nộp lại tại đây. Các chỗ khác nhau được hiện ra để chọn nhận; dự thảo chưa thay đổi gì cho đến khi nhận.
word-newest = Tải bản Word của dự thảo hiện nay
word-file = Bản Word đã sửa
word-file-hint = Tệp .docx của chính báo cáo này, không quá 20 MB. Chữ đậm, chữ nghiêng và cỡ chữ không được nhận: báo cáo trình bày theo thể thức chung.
word-compare = Đối chiếu
word-differences = Đối chiếu bản Word với dự thảo
word-differences-lead = Chữ gạch ngang là chữ bỏ đi, chữ gạch chân là chữ thêm vào. Mục nào còn đánh dấu thì khi nhận sẽ thay nội dung của mục đó trong dự thảo.
word-nothing = Các chỗ khác nhau dưới đây không nhận vào dự thảo; lý do ghi ở từng chỗ.
word-same = Bản Word không có khác biệt so với dự thảo.
word-head = Phần đầu văn bản
word-foot = Phần cuối văn bản
word-new-section = Mục mới: { $title }
word-take-legend = Nhận phần: { $title }
word-take-section = Nhận nội dung từ Word cho phần “{ $title }”
word-take = Nhận các phần đã chọn
word-taken = { $count ->
    [one] Đã nhận một phần từ bản Word
   *[other] Đã nhận { $count } phần từ bản Word
 }
word-back = Về báo cáo
word-other-file = Chọn tệp khác
word-lost = Những gì trong tệp Word không chuyển được
word-changed = Dự thảo vừa được người khác sửa nên chưa nhận phần nào. Dưới đây là các chỗ khác nhau so với dự thảo mới; xin xem và chọn lại.
word-missing = Xin chọn tệp Word đã sửa.
word-not-word = Xin chọn tệp Word dạng .docx. Nếu tệp là .doc hoặc PDF, xin mở trong Word và lưu thành .docx.
word-another = Tệp này không phải bản Word của báo cáo này: không tìm thấy mục nào của báo cáo. Dự thảo không thay đổi.
word-damaged = Tệp Word bị hỏng nên không đọc được. Xin mở tệp trong Word, lưu lại rồi nộp lại.
word-locked = Tệp Word có mật khẩu. Xin bỏ mật khẩu, lưu lại rồi nộp lại.
word-legacy = Tệp Word dùng phông chữ cũ (TCVN3, VNI…). Xin chuyển sang Unicode rồi nộp lại.
word-too-long = Tệp Word dài hơn 100 trang nên không đối chiếu được. Xin rút gọn rồi nộp lại.
word-too-large = Tệp lớn hơn 20 MB. Xin bỏ bớt hình trong tệp rồi nộp lại.
change-title = Tên mục
change-text = Đoạn sửa
change-text-added = Đoạn thêm
change-text-removed = Đoạn bỏ
change-section-added = Mục thêm
change-section-removed = Mục bỏ
change-figure = Số liệu được sửa bằng tay
change-figure-none = (bỏ trống)
change-not-taken = Không nhận
change-gone = bỏ:
change-new = thêm:
why-figure = { $name } là “{ $was }”, trong Word là “{ $is }”. Nếu nhận, chỗ này thành chữ thường và không tự cập nhật theo số liệu nữa.
why-long = Đoạn quá dài nên không so từng chữ: bản cũ và bản mới hiện nguyên cả đoạn, số liệu trong đoạn thành chữ thường.
why-made = Phần do hệ thống lập đã bị sửa trong Word, hoặc số liệu đã thay đổi từ khi tải bản Word: không nhận. Bảng, danh sách và biểu đồ được lập từ kết quả đã xác nhận.
why-form = Thể thức văn bản đã bị sửa trong Word: không nhận. Trích yếu và nơi nhận sửa ở trang báo cáo; số, ngày ghi khi ban hành.
why-title-removed = Tên mục bị xóa nhưng nội dung của mục vẫn còn: không nhận, tên mục giữ nguyên.
why-table = Bảng lập trong Word: không nhận. Xin viết thành đoạn văn hoặc đưa vào phụ lục.
why-picture = Hình chèn trong Word: không nhận.
why-note = Chú thích cuối trang: không nhận. Xin đưa vào nội dung nếu cần.
why-loose = Đoạn đứng sau câu kết nên không thuộc mục nào: không nhận. Xin chuyển vào mục phù hợp trong Word rồi nộp lại.
lost-pictures = { $count } hình không đọc được hoặc ở đầu trang, cuối trang: không nhận.
lost-drawings = { $count } biểu đồ, hình vẽ hoặc đối tượng chèn thêm: không nhận.
lost-deletions = { $count } chỗ xóa đang theo dõi (Track Changes): hiểu là đã chấp nhận xóa.
lost-insertions = { $count } chỗ thêm đang theo dõi (Track Changes): hiểu là đã chấp nhận thêm.
lost-comments = { $count } bình luận trong Word: không chuyển sang, xin ghi ở phần góp ý của báo cáo.
lost-hidden = { $count } chỗ chữ ẩn: không nhận.
lost-links = { $count } liên kết: chỉ giữ lại chữ.
lost-notes = { $count } chú thích hoặc bảng trong chú thích: không giữ được dạng.
lost-marks = { $count } dấu đầu dòng tự động được đánh lại theo thứ tự a, b, c, d, đ.
lost-contents = Mục lục tự động: không nhận.
lost-signs = { $count } công thức hoặc ký hiệu riêng: chỉ giữ được chữ đọc được.
lost-running = { $count } chỗ chữ ở đầu trang, cuối trang: không nhận.
lost-looks = { $count } chỗ gạch chân, chữ màu, tô nền, chữ nâng lên hạ xuống hoặc trang nằm ngang: giữ chữ, không giữ kiểu trình bày.
lost-struck = { $count } chỗ chữ gạch ngang: chữ vẫn được nhận; nếu định bỏ, xin xóa hẳn.
lost-fields = { $count } chỗ Word tự điền (trường) mà tệp chưa có nội dung: không nhận.
lost-cropped = { $count } hình đã cắt bớt trong Word: nhận lại cả hình.
lost-blank-tables = { $count } bảng chưa ghi gì: không nhận.
lost-stray = { $count } chỗ chữ nằm ngoài các đoạn văn: không nhận.
