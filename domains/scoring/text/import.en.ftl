# Importing criteria from an Excel table.
import-title = Import criteria
import-how = Download the template, copy the criteria into it, and upload it. Before anything is saved you see what has to be corrected and what would change.
import-template = Download the template (.xlsx)
import-current = Download the present criteria (.xlsx) to correct and import again
import-file = Table of criteria
import-file-hint = An Excel workbook (.xlsx), at most 5 MB and 2,000 rows.
import-read = Read the file
import-missing = Please choose an Excel workbook (.xlsx).
import-preview = Before it is saved
import-lead = The file “{ $file }” has been read; nothing has been saved yet.
import-faults = To be corrected
import-faults-lead = Please correct these in the file and upload it again. Until then nothing can be saved.
import-more = { $count ->
    [one] And one other cell.
   *[other] And { $count } other cells.
 }
import-remarks = Worth a look
import-remarks-lead = These do not keep the file from being saved.
import-where = Where
import-what = What stands there
import-why = What to look at
import-row = Row { $row }
import-unknown = Columns that are not used: { $columns }.
import-unknown-column = column { $letter } ({ $title })
import-differences = Changes
import-same = { $count ->
    [one] One criterion stays as it is.
   *[other] { $count } criteria stay as they are.
 }
import-nothing = The file says the same as the present criteria; nothing changes.
import-added = { $count ->
    [one] One new criterion
   *[other] { $count } new criteria
 }
import-changed = { $count ->
    [one] One changed criterion
   *[other] { $count } changed criteria
 }
import-removed = Criteria that go, because the file does not have them
import-what-changes = What changes
import-now = Now
import-then = In the file
import-title-column = Title
import-unit-unknown = { $words } (unknown here)
import-rescored = Worked out anew by the changed rule; to be scored again if that is impossible
import-proof-warning = Some criteria are not in the file but have evidence. They are kept, unless chosen below.
import-remove = Remove these criteria too
import-remove-hint = The evidence itself is not deleted, only taken off the criterion.
import-has-proof = { $count ->
    [one] One piece of evidence
   *[other] { $count } pieces of evidence
 }
import-save = Save the criteria
import-saved = The criteria are saved.
import-other-file = Choose another file
yes = Yes
no = No
