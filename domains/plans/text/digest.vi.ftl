# Điểm việc thứ Năm hằng tuần.
digest-title = Điểm việc tuần đến ngày { $day }
digest-lead = Việc của { $name }; trưởng phòng thấy việc của cả phòng.
digest-as-of = Tính đến ngày
digest-print = In điểm việc
digest-late = Quá hạn
digest-returned = Văn phòng yêu cầu bổ sung tài liệu
digest-due = Đến hạn trong 14 ngày tới
digest-given = Mới được giao trong 7 ngày qua
digest-decided = Ý kiến chỉ đạo mới
digest-decision = Ý kiến chỉ đạo
digest-who = Người thực hiện
digest-calm = Tuần này không có việc cần lưu ý
digest-calm-why = Không có việc quá hạn, đến hạn, mới giao hoặc cần bổ sung.
today-digest = Điểm việc trong tuần
