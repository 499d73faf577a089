# A criterion: the rule, the self-score, the evidence.
criterion-rule = Scoring rule
criterion-rule-words = The rule as written
criterion-proof-asked = Evidence that is asked for
criterion-survey = The points come from a sociological survey; the agency does not score itself.
criterion-group = A group has the sum of the criteria below it.
criterion-below = Criteria below
criterion-proofs = Evidence
criterion-counted = { $count ->
    [0] No evidence has been confirmed within the period.
    [one] One piece of evidence has been confirmed within the period.
   *[other] { $count } pieces of evidence have been confirmed within the period.
 }
criterion-link = Link evidence
criterion-unlink = Unlink
criterion-unlinked = The evidence is no longer linked to the criterion.
criterion-links-closed = At this step no evidence is linked or unlinked.

proof-title = Evidence
proof-day = Day
proof-kind = Kind
proof-state = State
proof-also = Also serves
proof-do = Action
proof-counts = Counts
proof-outside = Outside the period
proof-waiting = Waits for confirmation
proof-returned = Sent back for completion
proof-revoked = Confirmation revoked
proof-open = Open the file
proof-open-one = Open file { $number }
proof-open-copy = Open the archived copy
archived = Archived
not-archived = Not archived yet
kind-file = File
kind-photo = Photograph
kind-address = Web address
kind-note = Note
kind-figure = Figure of another system
kind-object = Recorded by the program

score-title = Self-score
score-none = Not self-scored yet.
score-not-yet = Self-scoring is not open yet.
score-closed = The folder has been sent; self-scores cannot be changed.
score-points = Self-scored points
score-points-hint = At most { $max } points, for example 0,5.
score-of = { $points } of { $max } points
score-from = Worked out from
score-who = Scored by
score-by = { $person }, { $day }
score-result = Result
score-met = Met
score-not-met = Not met
score-counted = { $done } done of { $planned } planned
score-share = { $percent }%
score-direct = Scored directly
score-planned = Planned
score-planned-hint = Enter what was planned and what was done; where only a share is known, enter it in the field below.
score-done = Done
score-percent = Or the share that was done
score-percent-hint = For example 95,5.
score-tier = Level reached
score-note = Remarks
score-note-hint = In short, the result and the evidence that shows it.
score-save = Save the self-score
score-saved = Saved: { $points } of { $max } points self-scored.
score-changed = Somebody else has just self-scored this criterion with { $points } points. What was typed is still in the form; please compare, and save again to replace it.
score-figure = Please enter a number, for example 12 or 95,5.
score-one-of-both = Please enter either the figures or the share.
