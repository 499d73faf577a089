# Xuất hồ sơ: trang, bảng danh mục, tờ danh mục.
folder-title = Xuất hồ sơ chấm điểm
folder-lead = Hồ sơ là một tệp nén, có thư mục theo mã tiêu chí, bảng danh mục (.xlsx) và tờ danh mục theo thể thức văn bản. Chỉ tài liệu đã xác nhận, trong thời gian đánh giá mới được đưa vào.
folder-criteria = Tiêu chí có tài liệu
folder-proofs = Tài liệu kiểm chứng
folder-files = Tệp
folder-size = Dung lượng
folder-megabytes = { $size } MB
folder-dead = Địa chỉ chưa có bản lưu
folder-empty = Chưa có tài liệu kiểm chứng nào được gắn vào tiêu chí
folder-empty-why = Mở từng tiêu chí để gắn tài liệu đã xác nhận.
folder-too-much = Hồ sơ vượt quá 200 MB hoặc 3.000 lượt tài liệu. Xin tải theo từng nhóm tiêu chí.
folder-zip = Tải hồ sơ (.zip)
folder-by-group = Tải theo nhóm tiêu chí
folder-list = Danh mục tài liệu kiểm chứng
folder-no-name = Chưa có tên cơ quan cho ngày hôm nay nên chưa lập được danh mục. Xin bổ sung tên cơ quan.

index-sheet = Danh mục
index-number = Số thứ tự tài liệu
index-path = Tệp trong hồ sơ
index-address = Địa chỉ gốc
index-copy = Bản lưu
index-not-archived = Chưa có bản lưu: { $why }

cover-called = Danh mục
cover-subject = Tài liệu kiểm chứng kết quả tự chấm điểm
cover-of = { $name } (ban hành kèm theo văn bản số { $number } { $day })
cover-of-number = { $name } (ban hành kèm theo văn bản số { $number })
cover-lead = Tài liệu kiểm chứng kèm theo hồ sơ tự chấm điểm năm { $year } theo { $name }, diễn ra trong thời gian từ { $from } đến { $to }, gồm:
cover-sum = Danh mục có { $proofs } tài liệu kiểm chứng cho { $criteria } tiêu chí; tài liệu dùng cho nhiều tiêu chí được ghi cùng một số thứ tự và tính một lần.
cover-dead = Có { $count } địa chỉ chưa có bản lưu.
cover-number = STT

told-day = Ngày diễn ra: { $day }
told-address = Địa chỉ: { $address }
told-not-archived = Chưa có bản lưu: { $why }
told-actual = thực tế
told-estimated = ước thực hiện
told-figure = Số liệu: { $value } { $unit } ({ $basis })
told-source = Nguồn: { $source }; người lấy số liệu: { $person }; ngày { $day }
told-object = Do hệ thống tự ghi nhận.
