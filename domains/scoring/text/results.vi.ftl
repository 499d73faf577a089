# Kết quả thẩm định.
results-title = Kết quả thẩm định
results-intro = Điểm thẩm định do cơ quan thẩm định thông báo, được nhập từ bảng Excel và giữ nguyên như thông báo.
results-none = Chưa có kết quả thẩm định
results-none-why = Khi có thông báo kết quả, nhập tại đây để so với điểm tự chấm và giải trình.
results-import = Nhập kết quả thẩm định
results-template = Tải bảng tiêu chí để điền kết quả (.xlsx)
results-file = Bảng kết quả
results-difference = Chênh lệch
results-remark = Ý kiến thẩm định
results-no-remark = Không có
results-imported = Ngày nhập
results-explained = Đã có giải trình
results-lead = Tệp “{ $file }” đã được đọc; chưa lưu kết quả nào.
results-changes = Kết quả sẽ nhập
results-same = { $count } tiêu chí có kết quả như đã nhập trước đây.
results-left = Còn { $count } tiêu chí chưa có kết quả; điểm của nhóm là tổng các tiêu chí đã có kết quả.
result-remark-too-long = Ý kiến thẩm định của tiêu chí { $code } dài quá mức cho phép.
results-groups = { $count } dòng của nhóm không dùng: điểm của nhóm là tổng các tiêu chí bên dưới.
results-missing = Chưa có kết quả của các tiêu chí: { $codes }.
results-nothing = Tệp không có kết quả mới.
results-before = Đã nhập trước đây
results-save = Lưu kết quả thẩm định
results-saved = Đã lưu kết quả thẩm định.

# Báo cáo giải trình.
report-title = Báo cáo giải trình
report-subject = Giải trình kết quả thẩm định cải cách hành chính năm { $year }
report-lead = Trên cơ sở kết quả thẩm định theo { $name }, { $issuer } giải trình các tiêu chí sau:
report-criterion = Tiêu chí { $code }: { $title }
report-points = Điểm tối đa: { $max }; tự chấm: { $own }; thẩm định: { $appraised }.
report-remark = Ý kiến thẩm định: { $remark }.
report-files = Tài liệu kèm theo: { $files }.
report-end = { $issuer } trân trọng báo cáo, đề nghị cơ quan thẩm định xem xét.
