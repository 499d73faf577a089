# Why something was not done.
refusal-not-permitted = This account may not do that.
refusal-not-their-unit = Another unit is responsible for this criterion.
refusal-text-missing = Please enter { $field }.
refusal-text-too-long = Please shorten { $field }: at most { $most } characters.
refusal-changed = Somebody else has just saved a change. Please look again, then save once more.
refusal-year = Please enter the index year in four digits, for example 2026.
refusal-period = The last day of the period must come after the first.
refusal-stage = The scheme is at the step “{ $stage }”, so this cannot be done.
refusal-no-criteria = The scheme has no criteria yet. Please import them first.
refusal-not-all-scored = { $left ->
    [one] One criterion has no self-score yet.
   *[other] { $left } criteria have no self-score yet.
 } A criterion that was not met needs a score of 0.
refusal-not-by-hand = This criterion is not self-scored: its points are the sum of those below it, or come from a survey.
refusal-input = Please choose or enter the result from which the points are worked out.
refusal-figure = Please enter a planned figure above 0 and a done figure that is not negative.
refusal-more-than-most = No more than { $most } points.
refusal-nothing-appraised = This criterion has no appraised points yet.
refusal-too-many-files = At most { $most } files may be attached.

field-name = the name of the scheme
field-document = the number of the document
field-basis = the legal basis
field-reason = the reason
field-note = the note
field-explanation = the explanation

stage-open = In preparation
stage-self-score = Self-scoring
stage-submitted = Folder sent
stage-appraised = Appraised
stage-explained = Explained
stage-final = Closed


# Workbooks that are uploaded.
sheet-too-large = The workbook is larger than { $limit } MB. Please remove pictures and other sheets and upload it again.
sheet-not-a-workbook = The file is not an Excel workbook (.xlsx). Please choose another.
sheet-old = The file is an old Excel workbook (.xls). Please open it in Excel, save it as .xlsx and upload it again.
sheet-locked = The workbook has a password. Please save it without one and upload it again.
sheet-damaged = The workbook is damaged and cannot be read. Please open it in Excel, save it as a new file and upload it again.
sheet-empty = No visible sheet of the workbook has anything in it.
sheet-no-heading = No row has all the headings: { $columns } missing. Please use the template.
sheet-two-columns = Two columns have the same heading, at { $first } and { $second }. Please remove one.
sheet-too-many-rows = The table has more than { $limit } rows. Please check the file.
sheet-too-wide = The table has too many cells. Please keep only the columns of the template.

cell-failed = The formula in this cell failed.
cell-code = Not the code of a criterion. Please format the cell as text, then enter a code such as 1.5.2.
cell-points = Not a number of points such as 0,5. Points are not negative and have at most three decimals.
cell-rule = The scoring rule is not known. Please enter one of: Đạt/không đạt; Theo tỷ lệ; Theo mức; Chấm trực tiếp.
cell-floor = Please enter a floor in per cent from 0 to 100, for example 80%.
cell-tiers = Please enter the levels like this: Đầy đủ = 1; Một phần = 0,5; Không thực hiện = 0.
cell-other = This cell cannot be read.

fault-twice = The code { $code } stands in a row above already.
fault-title = The criterion has no title.
fault-too-long = A cell of this row is longer than is kept.
fault-points = Criterion { $code } has no maximum.
fault-rule = Criterion { $code } has no scoring rule.
fault-tier = Criterion { $code } has a level with more than its maximum ({ $max }).
remark-sum = Group { $code } says { $written } points; those below it add up to { $sum }. The sum is used.
remark-unit = Criterion { $code }: there is no unit “{ $words }” here. The words are kept as in the file.
remark-rule = Group { $code } has a scoring rule; it is not used, because a group has the sum of those below it.
result-unknown-code = The scheme has no criterion { $code }.
result-more-than-most = Criterion { $code } has more points than its maximum ({ $max }).

fetch-not-allowed = The program may not open this address.
fetch-unreachable = The page could not be reached.
fetch-too-slow = The page took too long to answer.
fetch-too-large = The page is larger than is kept.
fetch-too-many-redirects = The page led on too many times.
fetch-not-found = The page is gone, or needs signing in.
fetch-server-failed = The page's server reported an error.
fetch-wrong-content = The address is not a web page, a PDF or a picture.
