# Kiểm tra các đơn vị.
inspection-title = Kiểm tra việc thực hiện kế hoạch
inspection-none = Chưa có biên bản kiểm tra
inspection-none-why = Biên bản kiểm tra các đơn vị theo kế hoạch này được lưu tại đây.
inspection-no-plan = Chưa có kế hoạch nào được ký
inspection-no-plan-why = Biên bản kiểm tra được lưu theo kế hoạch đã ký ban hành.
inspection-new = Ghi biên bản kiểm tra
inspection-choose = Chọn đơn vị
inspection-unit = Đơn vị được kiểm tra
inspection-day = Ngày kiểm tra
inspection-members = Thành phần tham gia
inspection-members-hint = Mỗi người một dòng, theo biên bản.
inspection-minutes = Nội dung kiểm tra
inspection-conclusions = Kết luận
inspection-save = Lưu biên bản
inspection-saved = Đã lưu biên bản kiểm tra.
