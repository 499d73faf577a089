today-title = My tasks today
today-date = { $weekday }, { $date }
today-calm = Nothing needs doing today
today-calm-next = The next task is due on { $date }.
today-calm-why = Tasks, proof to be completed and decisions appear here.
today-calm-no-plan = There is no signed plan yet
today-calm-no-plan-why = Import a plan to begin assigning and following up.

today-decide = For your decision
today-decide-results = Results to approve
today-approve = { $period } – { $plan }
today-answer-by = an answer is asked for by { $date }
today-answer-late = the day asked for is over ({ $date })
today-column-difficulty = Difficulty
today-column-answer-by = Answer by
today-column-raised-by = Raised by
today-column-result = Result
today-column-submitted = Submitted

today-returned = To be completed
today-returned-lead = Proof that was handed in and that the Office asks to be completed.
today-column-proof = Proof
today-column-reason = What is wanted

today-late = Overdue
today-due-soon = Due within 14 days
today-later = { $count } tasks that are not due yet
today-waiting = Waiting for a decision
today-hand-in = Hand in proof
today-raise = Report a difficulty
today-all-tasks = See all { $count } tasks
today-late-by-days = { $days ->
    [one] One day overdue
   *[other] { $days } days overdue
 }
today-due-today = Due today

today-whole = The whole agency
today-rest = Other tasks in hand
today-count-late = tasks overdue
today-count-inbox = proofs to confirm
today-count-unassigned = contents without a task
today-count-difficulties = difficulties waiting
today-late-units = Units with overdue tasks
today-column-unit = Unit
today-column-late = Overdue
today-progress = { $plan }
today-progress-text = { $done } of { $total } tasks done

today-changed = What changed in the last 7 days
today-changed-assigned = Assigned to you: { $title }
today-changed-assigned-many = { $count } new tasks assigned to you
today-changed-confirmed = Proof confirmed: { $title }
today-changed-decided = Decided: { $text }
today-changed-amended = { $plan } was changed by { $number }
