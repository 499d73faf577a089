# The list of schemes; opening and changing one.
menu-scoring = Scoring folder
list-title = The scoring folder
list-lead = Each index year has a scheme. Evidence is linked to its criteria by the day it happened.
list-new = Add a scheme
list-name = Scheme
list-year = Index year
list-period = Period
list-stage = Step
list-none = No scheme yet
list-none-why = Once the year's scoring scheme is issued, add it here and import its criteria from an Excel table.
period = From { $from } to { $to }

form-new = Add a scheme
form-edit = Change the scheme
form-opened = The scheme is added. Next, please import its criteria.
form-changed = Somebody else has just changed the scheme, as shown here. What was typed is still in the form; please compare and save again.
form-name = Name of the scheme
form-name-hint = As in the document that issues it.
form-year = Index year
form-year-hint = The year that is scored; it may differ from the years of plans and reports.
form-document = Number of the issuing document
form-document-hint = As written on the document. Leave it empty while there is only a draft.
form-document-date = Date of issue
form-basis = Legal basis
form-basis-hint = The documents it stands on, copied from the issuing document.
form-from = Period: first day
form-from-hint = Only evidence that happened in this period counts. Write it as day/month/year.
form-to = Period: last day

save = Save
saved = Saved.
fault-date = Please write the date as day/month/year, for example 21/01/2026.
no-unit = No unit assigned
parts = Parts of the folder
part-criteria = Criteria
part-gaps = Missing evidence
part-folder = Export
part-results = Appraisal
part-import = Import criteria

rule-all-or-nothing = The maximum if met; 0 points if not.
rule-linear = The maximum for 100%; by proportion from { $floor }% to below 100%; 0 points below { $floor }%.
rule-tiers = By level: { $tiers }.
rule-tier = { $words } – { $points } points
rule-manual = Scored directly: the points are entered as the scheme provides.
