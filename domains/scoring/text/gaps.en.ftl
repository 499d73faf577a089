# Linking evidence, the list of gaps, explanations.
link-title = Link evidence to criterion { $code }
link-lead = Choose from the evidence that is confirmed and happened from { $from } to { $to }. One piece may serve several criteria.
link-search = Search by title
link-found = { $count ->
    [one] One piece of evidence
   *[other] { $count } pieces of evidence
 }
link-found-more = { $count } pieces of evidence; the latest { $most } are shown. Please search by title to narrow them down.
link-proofs = Evidence
link-facts = { $day } – { $kind }
link-save = Link to the criterion
link-saved = { $count ->
    [one] One piece of evidence linked.
   *[other] { $count } pieces of evidence linked.
 }
link-none = No evidence fits
link-none-why = Only evidence that is confirmed and happened within the period can be linked to a criterion.
link-none-ticked = Please choose at least one piece of evidence.
link-does-not-count = “{ $title }” is not confirmed or happened outside the period, so it cannot be linked.
link-group = This is a group of criteria. Please link evidence to the criteria below it.

gaps-title = Missing evidence
gaps-lead = As of { $day }: { $count ->
    [one] one criterion has
   *[other] { $count } criteria have
 } no confirmed evidence. Criteria scored by survey do not count.
gaps-none = No criterion lacks evidence
gaps-none-why = Every self-scored criterion has confirmed evidence within the period.
gaps-print = Print the list
gaps-xlsx = Download the list (.xlsx)
gaps-what = What is missing
gap-proof = Evidence
code = Code
dead-title = Addresses without an archived copy
dead-lead = The pages at these addresses may not open when the folder is appraised. Please hand in a screenshot or a PDF of each page.
dead-why = Why
dead-tried = { $why } Last attempt: { $day }.
dead-waiting = Waiting to be archived

explain-title = Explanation
explain-body = The explanation
explain-body-hint = The grounds, the result and further evidence.
explain-kept = Attached files
explain-kept-hint = Untick what is no longer needed.
explain-files = Add files
explain-files-hint = PDF, pictures, .docx, .xlsx; at most 60 MB at a time.
explain-save = Save the explanation
explain-saved = The explanation is saved.
explain-changed = Somebody else has just changed the explanation, as shown above. What was typed is still in the form; please compare, and save again to replace it.

gone-title = Links that no longer open
gone-lead = The folder has copies of these pages, but their addresses no longer open. If a page has moved, please hand in its new address.
gone-found = What the check found
gone-check = Check the links again
gone-check-lead = Each link is checked about once a month.
gone-asked = { $count ->
    [one] One link is
   *[other] { $count } links are
 } being checked; the result is on this page in a few minutes.
gone-nothing = There is no link in the folder to be checked.
check-opens = Opens, checked on { $day }
check-gone = Has not opened since { $since }: { $why } Last checked on { $day }.
index-check = Check of the link
