# Reports.
menu-reports = Reports
report = Report
period = Report period

# The periods of a year
year-title = Report periods of { $year }
year-caption = { $count } report periods
year-link = { $year }
year-days = Days counted
year-data = Data
year-closed = Closed
year-units-by = Units hand in by
year-due = Due
year-due-at = { $day }: { $receiver }
year-reports = Reports on the period
year-deadlines = When reports are due
year-lead = Each period counts by the day things happened. Evidence confirmed after the data were closed is counted in the next period and marked as an addition.

# One period
period-days = From { $from } to { $to }
period-closed-at = Closed on { $day }
period-open = Open
period-figures = Figures of the period
period-figures-lead = Choose a figure to see each row that was counted.
period-drawing = Tasks by leading unit
period-units = The part of each unit
period-outside = Figures of other systems
period-begin = Write a report
period-no-reports = There is no report on this period yet.
figure = Figure
figure-value = Value
figure-measure = Unit of measure
figure-definition = How it is counted
figure-period = Period
figure-basis = Legal basis
figure-now = This period
figure-before = Same period last year
outside-actual = Actual
outside-estimated = Estimated
outside-basis = Kind of figure
outside-source = Source
outside-person = Given by
outside-taken-on = Taken on

# The rows of a figure
drawing-numbers = The numbers of the drawing
row-title = What
row-day = Day
row-unit = Unit
row-group = Group
row-marks = Marks
row-note = Note
row-counts = Counts
row-late = Added from an earlier period
rows-none = No rows yet
rows-none-why = Nothing of this kind was counted in the period.
rows-take = Download this table (.xlsx)

# The part of a unit
unit-tasks = Tasks
unit-done = Done
unit-missing = Overdue
unit-confirmation = Confirmed by the unit
unit-reminders = Reminders
unit-not-confirmed = Not confirmed
unit-confirmed-by = Confirmed on { $day } by { $person }
unit-moved = figures changed since
unit-confirm-title = Confirm the part of { $unit }
unit-confirm-lead = Confirm that the unit’s results and evidence of the period are complete.
unit-note = The unit’s note
unit-confirm = Confirm
unit-confirmed = The confirmation is noted
unit-remind = Remind the unit
unit-reminded = Reminded on { $day } (slip)
unit-reminder-issued = The reminder is issued

# Reports
report-begin = Write this report
report-begun = The draft is ready
report-state = State
report-number = Number
report-number-of = { $number } of { $day }
report-begun-by = Begun by
report-submitted-by = Submitted by
report-counted-at = Figures as of
report-copy-open = Open the signed copy
report-copy-none = No signed copy yet
report-figures = Figures in the report
report-annex = Annex of figures (.xlsx)
report-files = Download
report-address = Abstract and receivers
report-subject = Abstract
report-receivers = To
report-receivers-hint = One receiver a line.
report-change-address = Change abstract and receivers
report-submit = Submit for signing in the document system
report-submitted = The submission is noted. The report’s figures stand still from now on.
report-return = Note that it came back
report-return-reason = What is to be changed
report-return-title = Did the report come back?
report-returned = The report came back to be changed
report-taken-back = The report is a draft again
report-content = What the report says
state-draft = Draft
state-submitted = Being signed
state-signed = Issued
by-on = { $day }, { $person }
moved-title = { $count ->
    [one] One figure
   *[other] { $count } figures
 } changed since last seen
moved-was = Before
moved-is = Now
moved-new = newly used
moved-accept = Accept the figures of now
moved-accepted = The figures of now are accepted

# Remarks
comment-text = Remark on this section
comment-save = Send the remark
comment-saved = The remark is sent
comment-settle = Dealt with
comment-settled = Dealt with on { $day } by { $person }
comment-settled-now = It is noted that the remark was dealt with
comment-open = Remark

# Writing a section
section-opening = Opening
section-edit = Edit: { $title }
section-change = Edit this section
section-title = Title of the section
section-text = Text
section-text-hint = One paragraph a line. Figures stand in square brackets and keep themselves up to date, for example [Nhiệm vụ thuộc kỳ].
section-names = Figures that can be used
section-names-how = Copy a name in square brackets to where the figure belongs.
section-drop = Leave this part out of the report
section-drop-legend = Part made by the program
section-save = Save
section-saved = Saved
section-new-title = Title of a new section behind this one
section-add = Add the section
section-added = The section is added
section-add-title = Add a section

# Back from the document system
signing-title = Note the issued report
signing-lead = Enter number, date and signed copy from the document system. From then on the report never changes, and the data of its period are closed.
signing-number = Number
signing-number-hint = For example: 45/BC-KCNĐN
signing-issued-on = Date of issue
signing-copy = Signed copy (PDF)
signing-not-pdf = Please choose a PDF file.
signing-save = Note it
signing-saved = The issued report is noted and the data of the period are closed

# Deadlines
deadline-title = When reports are due
deadline-lead = Deadlines are counted from the day on which the period’s data close. To change one, add a line that holds from a day on.
deadline-none = No deadline yet
deadline-none-why = Add what the receivers of reports ask for.
deadline-new = Add a deadline
deadline-kind = Kind of period
deadline-receiver = Receiver
deadline-receiver-hint = For example: Sở Nội vụ
deadline-units-before = Units hand in before data close (working days)
deadline-due-after = Due at the receiver after data close (days)
deadline-due-after-hint = Negative if due before data close.
deadline-from = Holds from
deadline-certainty = How sure
deadline-set-by = Set by
deadline-save = Save the deadline
deadline-saved = The deadline is saved
kind-month = Month
kind-quarter = Quarter
kind-half = Six months
kind-nine-months = Nine months
kind-year = Year
certainty-sure = Checked against the document
certainty-likely = From one source, not checked
certainty-unsure = To be checked

# Names of places for figures
place-before = same period last year
place-change = compared with last year
place-period = Name of the period
place-period-before = Name of last year’s period
place-year = Report year
place-from = First day
place-to = Last day
place-agency = Name of the agency
place-superior = Name of the body above

# Refusals
fault-form-date = Please enter the day like 30/06/2026.
fault-form-number = Please enter a whole number.
fault-form-choice = Please choose one.
refusal-not-permitted = This account may not do that.
refusal-not-their-unit = Only the head or the focal point of a unit confirms its part.
refusal-text-missing = Please fill this in.
refusal-text-too-long = The text is longer than { $most } characters; please shorten it.
refusal-out-of-range = Please enter a number within { $most } days.
refusal-changed = Somebody else has just changed the report. Please copy what you typed, open the page again and go on.
refusal-template-not-for-period = This template is not made for the chosen period.
refusal-not-a-draft = The report is no draft any more and cannot be changed.
refusal-not-submitted = The report has not been submitted.
refusal-no-such-section = The report has no such section.
refusal-figures-not-accepted = { $figures } changed figures have not been accepted. Please look at them and accept them before submitting.
refusal-period-not-ended = The report was counted before its period was over. Please note that it came back and submit it again after the last day.
refusal-number-unreadable = “{ $number }” is not like the number of a document, for example 45/BC-KCNĐN.
refusal-date-in-future = The date of issue cannot lie in the future.
refusal-number-taken = There is a report with the number { $number } already.
refusal-nothing-to-remind = The unit has confirmed its part and nothing is overdue.
refusal-nothing-chosen = Choose at least one section to take over.
