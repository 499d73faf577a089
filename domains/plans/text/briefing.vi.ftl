# Giao ban thứ Hai.
briefing-title = Giao ban ngày { $day }
briefing-as-of = Tính đến ngày
briefing-print = In trang giao ban
briefing-done = Hoàn thành trong 7 ngày qua
briefing-due = Đến hạn trong 14 ngày tới
briefing-late = Quá hạn
briefing-difficulties = Khó khăn, vướng mắc
briefing-to-decide = Cần Lãnh đạo quyết định
briefing-none = Không có.
briefing-task = Công việc
briefing-unit = Đơn vị chủ trì
briefing-due-day = Thời hạn
briefing-difficulty = Nội dung
briefing-raised-by = Người nêu
briefing-answer-by = Trả lời chậm nhất ngày
menu-briefing = Giao ban
briefing-left = và { $count } mục khác, xem trên hệ thống.
