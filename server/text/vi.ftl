import-read = Đọc được kế hoạch số { $number }: { $purposes } mục đích, { $requirements } yêu cầu, { $duties } nhiệm vụ tổ chức thực hiện, { $recipients } nơi nhận.
import-block = Đối tượng “{ $audience }”: { $items } nội dung, { $channels } dòng hình thức.
import-finding = Rà soát, dòng { $line }: { $sentence }
import-unread = Chưa hiểu dòng { $line }: { $text }
import-kept = Đã lưu kế hoạch: /lam-viec/ke-hoach/{ $plan }
