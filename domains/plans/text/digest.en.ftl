# The weekly digest of Thursday.
digest-title = The week up to { $day }
digest-lead = The work of { $name }; heads of units see that of the unit.
digest-as-of = As of
digest-print = Print the digest
digest-late = Late
digest-returned = The Office asks for more
digest-due = Due within 14 days
digest-given = Given in the last 7 days
digest-decided = New decisions of leaders
digest-decision = Decision
digest-who = Who does it
digest-calm = Nothing to mind this week
digest-calm-why = Nothing is late, due, new or to be completed.
today-digest = Digest of the week
