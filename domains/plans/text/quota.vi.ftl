# Giới hạn đề nghị khen thưởng.
quota-title = Giới hạn đề nghị khen thưởng
quota-lead = Khi rà soát, số tập thể và cá nhân mà kế hoạch đề nghị khen thưởng được đối chiếu với giới hạn có hiệu lực vào ngày của kế hoạch.
quota-none = Chưa ghi giới hạn nào
quota-none-why = Khi chưa có giới hạn, việc rà soát không đối chiếu số lượng đề nghị khen thưởng.
quota-new = Ghi giới hạn mới
quota-from = Có hiệu lực từ ngày
quota-collectives = Số tập thể tối đa
quota-individuals = Số cá nhân tối đa
quota-empty-hint = Để trống nếu không giới hạn.
quota-no-limit = Không giới hạn
quota-basis = Căn cứ
quota-basis-hint = Văn bản quy định, ví dụ số và ngày của hướng dẫn thi đua, khen thưởng.
quota-set-by = Người ghi
quota-save = Lưu giới hạn
quota-saved = Đã lưu giới hạn đề nghị khen thưởng.
quota-range = Xin ghi số từ 0 đến { $most }.
review-quota-link = Giới hạn đề nghị khen thưởng
