# Public pages.
public-nation = SOCIALIST REPUBLIC OF VIET NAM
public-motto = Independence - Freedom - Happiness
public-number = No. { $number }

public-home-title = What are you looking for?
public-home-description = Plans of public information on administrative reform by { $agency }, and their results.
public-way-plan = Plan of public information on administrative reform, { $year }
public-way-plan-text = The full text as signed, No. { $number }, also for download.
public-way-result = The latest results
public-way-list = Plans of all years
public-way-list-text = Signed plans with approved results and open data.
public-news = Latest changes
public-news-none = Nothing new yet.
public-news-plan = Plan No. { $number } was signed
public-news-amendment = Plan No. { $number } was amended by No. { $paper }
public-news-result = Results were approved: { $period }

public-list-title = Plans of public information on administrative reform
public-list-lead = Signed plans in full, by year.
public-list-description = Signed plans of public information on administrative reform by { $agency }.
public-list-empty = No plan has been published yet
public-list-empty-text = A plan appears here once it is signed.
public-year = Year
public-number-column = Number
public-subject = Subject
public-signed-on = Signed on

public-plan-link = { $kind } No. { $number }
public-plan-summary = { $subject }. Signed by { $issuer } on { $signed }.
public-plan-description = { $subject }, signed by { $issuer } on { $signed }.
public-print = Print the plan
public-pdf = Download the plan as PDF
public-word = Download the plan for Word (.docx)
public-signed-copy = Download the signed copy (PDF)
public-amended = Amendments
public-amended-lead = The full text below is the plan as signed; these points were changed later.
public-changes = { $count ->
    [one] { $count } point changed
   *[other] { $count } points changed
}
public-results = Results
public-approved-on = approved on { $day }
public-others = Other plans of the year
public-as-signed = Full text
public-as-signed-lead = Words and numbering are as signed.
public-files = Open data

public-result-title = Results: { $period }
public-result-said = Reporting period { $days }. Approved by the head of the agency on { $approved } and unchanged since.
public-result-description = Approved results of plan No. { $number }, { $period }.
public-period = from { $from } to { $to }
public-nothing-counted = No task fell into the period and no evidence was confirmed.
public-figures-open = Choose a figure to see the rows it counts.
public-tasks = Tasks in the period
public-done-on-time = Done on time
public-done-late = Done late
public-open = In hand, not due yet
public-overdue = Overdue
public-proofs = Confirmed evidence
public-by-unit = By lead unit
public-by-audience = By audience
public-no-audience = General duties
public-rows = Rows counted
public-all-rows = Show all
public-task = Task
public-unit = Lead unit
public-audience = Audience
public-due = Due
public-done-on = Done on
public-not-done = not done
public-outcome = Outcome
public-happened-on = Date
public-serves = Evidence for
public-earlier-task = A task of another period
public-label = No.
public-content = Content
public-channels = Channels
public-sheet-plan = Plan
public-sheet-result = Results
