# A scheme: the tree of criteria and the steps.
scheme-document = Issuing document
scheme-no-document = Not entered
scheme-document-of = { $number } of { $day }
scheme-since = since { $day }, { $person }
scheme-next = Next step
scheme-criteria = Criteria
scheme-empty = No criteria yet
scheme-empty-why = Criteria are imported from an Excel table: download the template, copy the criteria into it, and upload it.
scheme-points-note = The points in the table are self-scored, or appraised as the appraising body announced them. Evidence that serves several criteria is counted once in the total.
scheme-send-warning = Once it is recorded that the folder was sent, self-scores cannot be changed, unless the folder is taken back with a reason.

tile-gaps = criteria without evidence
tile-unscored = criteria not self-scored
tile-proofs = pieces of evidence
tile-proofs-note = Confirmed, within the period
tile-self-scored = points self-scored
tile-self-scored-note = Of { $max } points that no survey gives
tile-appraised = points appraised
tile-appraised-note = As imported

step-begin = Open self-scoring
step-begin-lead = Opens self-scoring to the units for the criteria they are responsible for.
step-send = Record that the folder was sent
step-send-lead = Once the folder has gone to the appraising body, record it here.
step-explain = Record that the explanations were sent
step-explain-lead = Once the explanations have gone out, record it here.
step-close = Close
step-close-lead = Once the result will not change any more, close the year's scoring.
step-taken = Recorded.

filter-show = Show
filter-all = All criteria
filter-gaps = Without evidence
filter-unscored = Not self-scored
filter-found = { $count ->
    [one] One criterion
   *[other] { $count } criteria
 }

column-criterion = Criterion
column-max = Maximum
column-self-scored = Self-scored
column-appraised = Appraised
column-proofs = Evidence
column-missing = Missing
column-unit = Responsible unit
by-survey = By survey
not-scored = Not yet
gap = Missing
gaps-below = { $count ->
    [one] One criterion
   *[other] { $count } criteria
 }
total = Total

# Taking back a folder that was sent
back-title = Take back the folder that was sent
back-lead = Units can go on scoring and linking evidence, and the folder is sent again. The index and the self-scores that were sent are kept as they were.
back-reason = Reason
back-reason-hint = For example: those who appraise asked for more evidence.
back-take = Take the folder back
back-taken = The folder was taken back. Units can go on scoring.
back-earlier = Folders that were taken back
back-by = { $day }, { $person }
back-sent = Sent
back-taken-column = Taken back
back-what = What was sent
back-index = Index and self-scores (.xlsx)
