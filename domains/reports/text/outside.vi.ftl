# Số ngoài hệ thống
outside-actual-figure = Số thực tế
outside-instead = Thực tế; thay số ước { $value } của { $period } ({ $difference })
outside-reconciled = { $value } ({ $difference })
outside-reconcile = Đối chiếu
outside-reconcile-title = Đối chiếu số ước thực hiện
outside-reconcile-lead = Chọn số thực tế đã có cho số ước thực hiện này. Báo cáo đã ban hành giữ nguyên; báo cáo của kỳ sau nêu phần chênh lệch.
outside-which = Số thực tế
outside-from = { $source }, lấy ngày { $day }
outside-not-yet = Chưa có số thực tế
outside-none-came = Chưa có số thực tế để đối chiếu
outside-none-came-why = Nộp số thực tế ở mục nộp tài liệu kiểm chứng, loại “số ngoài hệ thống”, cùng đơn vị tính với số ước; sau khi được xác nhận, số đó hiện ở đây.
outside-saved = Đã ghi nhận kết quả đối chiếu
refusal-not-an-estimate = Số liệu này không phải số ước thực hiện đã được xác nhận.
refusal-not-an-actual = Xin chọn một số thực tế đã được xác nhận, hoặc chọn “Chưa có số thực tế”.
refusal-other-measure = Hai số liệu khác đơn vị tính nên không đối chiếu được.
refusal-actual-taken = Số thực tế này đã được dùng cho một số ước khác.
