import-read = Read plan { $number }: { $purposes } purposes, { $requirements } requirements, { $duties } duties, { $recipients } recipients.
import-block = Audience “{ $audience }”: { $items } contents, { $channels } lines of channels.
import-finding = Review, line { $line }: { $sentence }
import-unread = Not understood, line { $line }: { $text }
import-kept = Kept: /lam-viec/ke-hoach/{ $plan }
