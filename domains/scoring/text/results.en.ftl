# Results of the appraisal.
results-title = Appraisal
results-intro = Appraised points are announced by the appraising body, imported from an Excel table and kept as announced.
results-none = No results yet
results-none-why = Once the results are announced, import them here to compare them with the self-scores and to explain.
results-import = Import results
results-template = Download the table of criteria to fill in (.xlsx)
results-file = Table of results
results-difference = Difference
results-remark = Remark of the appraisal
results-no-remark = None
results-imported = Imported on
results-explained = Explained
results-lead = The file “{ $file }” has been read; no result has been saved yet.
results-changes = Results to be imported
results-same = { $count ->
    [one] One criterion has the same result as before.
   *[other] { $count } criteria have the same result as before.
 }
results-left = { $count ->
    [one] One criterion has no result yet; the points of its group are the sum of what is known.
   *[other] { $count } criteria have no result yet; the points of their groups are the sum of what is known.
 }
result-remark-too-long = The remark on criterion { $code } is longer than is kept.
results-groups = { $count ->
    [one] One row of a group is not used: a group has the sum of the criteria below it.
   *[other] { $count } rows of groups are not used: a group has the sum of the criteria below it.
 }
results-missing = No result yet for the criteria: { $codes }.
results-nothing = The file has no new results.
results-before = Imported before
results-save = Save the results
results-saved = The results are saved.

# The report with the explanations; the paper itself is always Vietnamese.
report-title = Report with the explanations
report-subject = Explanation of the appraisal of { $year }
report-lead = On the results of the appraisal by { $name }, { $issuer } explains the following criteria:
report-criterion = Criterion { $code }: { $title }
report-points = Maximum: { $max }; self-scored: { $own }; appraised: { $appraised }.
report-remark = Remark of the appraisal: { $remark }.
report-files = Attached: { $files }.
report-end = { $issuer } respectfully submits this and asks the appraising body to consider it.
