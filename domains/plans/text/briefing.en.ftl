# Monday's briefing.
briefing-title = Briefing of { $day }
briefing-as-of = As of
briefing-print = Print
briefing-done = Done in the last 7 days
briefing-due = Due in the next 14 days
briefing-late = Overdue
briefing-difficulties = Difficulties
briefing-to-decide = For the leaders to decide
briefing-none = None.
briefing-task = Task
briefing-unit = Lead unit
briefing-due-day = Due
briefing-difficulty = What
briefing-raised-by = Raised by
briefing-answer-by = Answer by
menu-briefing = Briefing
briefing-left = and { $count } more, see the page.
