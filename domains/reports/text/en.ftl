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
period-drawings = Charts of the period
period-drawing = Tasks by leading unit
period-rates = Share done on time by unit
period-months = Activities by month
period-coverage = Activities by audience and channel
period-beside = Compared with the same period a year before
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

# Taking a report back from Word
word-title = Take back from Word
word-lead = Download the report for Word, edit it there and hand it in here. What differs is shown for you to choose; the draft does not change until you take it over.
word-newest = Download the draft as it is now for Word
word-file = The edited Word file
word-file-hint = The .docx of this very report, 20 MB at most. Bold, italics and sizes are not taken over: reports are set in the common form.
word-compare = Compare
word-differences = Word file and draft compared
word-differences-lead = Struck words are gone, underlined words are new. Ticked sections replace those of the draft when you take them over.
word-nothing = None of the differences below is taken over into the draft; each says why.
word-same = The Word file does not differ from the draft.
word-head = Head of the paper
word-foot = Foot of the paper
word-new-section = New section: { $title }
word-take-legend = Take over: { $title }
word-take-section = Take “{ $title }” over from Word
word-take = Take over what is chosen
word-taken = { $count ->
    [one] One section was taken over from Word
   *[other] { $count } sections were taken over from Word
 }
word-back = Back to the report
word-other-file = Choose another file
word-lost = What in the Word file could not be carried over
word-changed = Somebody else just saved the draft, so nothing was taken over. Below are the differences from the new draft; look at them and choose again.
word-missing = Choose the edited Word file.
word-not-word = Choose a Word file (.docx). Open a .doc or PDF in Word and save it as .docx.
word-another = This file is not the Word file of this report: no section of the report was found in it. The draft is unchanged.
word-damaged = The Word file is damaged and cannot be read. Open it in Word, save it anew and hand it in again.
word-locked = The Word file has a password. Remove it, save the file and hand it in again.
word-legacy = The Word file uses old fonts (TCVN3, VNI…). Convert it to Unicode and hand it in again.
word-too-long = The Word file is longer than 100 pages and cannot be compared. Shorten it and hand it in again.
word-too-large = The file is larger than 20 MB. Remove pictures from it and hand it in again.
change-title = Title
change-text = Changed paragraph
change-text-added = New paragraph
change-text-removed = Removed paragraph
change-section-added = New section
change-section-removed = Removed section
change-figure = Figure written over by hand
change-figure-none = (nothing)
change-not-taken = Not taken over
change-gone = removed:
change-new = added:
why-figure = { $name } is “{ $was }”, in Word it is “{ $is }”. Taken over, it becomes plain words and no longer follows the figures.
why-long = The paragraph is too long to be compared word by word: it is shown whole, before and after, and its figures become plain words.
why-made = A part that the system makes was changed in Word, or its figures moved since the file was downloaded: not taken over. Tables, lists and charts are made from confirmed results.
why-form = The form of the paper was changed in Word: not taken over. Abstract and receivers are changed on the page of the report; number and date are entered when it is issued.
why-title-removed = The title of a section was deleted while its text is still there: not taken over, the title stays.
why-table = A table made in Word: not taken over. Write it as paragraphs or put it into an annex.
why-picture = A picture put in with Word: not taken over.
why-note = A footnote: not taken over. Put it into the text if it is needed.
why-loose = A paragraph behind the closing sentence belongs to no section: not taken over. Move it into a section in Word and hand the file in again.
lost-pictures = { $count } pictures that cannot be read or stand at the head or foot of pages: not taken over.
lost-drawings = { $count } charts, drawings or embedded objects: not taken over.
lost-deletions = { $count } tracked deletions: taken as accepted.
lost-insertions = { $count } tracked insertions: taken as accepted.
lost-comments = { $count } comments in Word: not carried over; write them as remarks on the report.
lost-hidden = { $count } pieces of hidden text: not taken over.
lost-links = { $count } links: only the words stay.
lost-notes = { $count } notes or tables in notes: their form was lost.
lost-marks = { $count } automatic marks of lists now count a, b, c, d, đ.
lost-contents = The table of contents: not taken over.
lost-signs = { $count } equations or special signs: only readable letters stay.
lost-running = { $count } texts at the head or foot of pages: not taken over.
lost-looks = { $count } pieces underlined, coloured, shaded, raised or lowered, or on pages that lie across: the words stay, their looks do not.
lost-struck = { $count } pieces struck through: taken over as they are; delete them if they are meant to go.
lost-fields = { $count } fields that Word fills in and has not filled: not taken over.
lost-cropped = { $count } pictures cropped in Word: taken over whole.
lost-blank-tables = { $count } tables with nothing in them: not taken over.
lost-stray = { $count } pieces of text outside all paragraphs: not taken over.
