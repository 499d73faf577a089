# Inspections of units.
inspection-title = Inspections under the plan
inspection-none = No minutes yet
inspection-none-why = Minutes of inspections of units under this plan are kept here.
inspection-no-plan = No plan has been signed yet
inspection-no-plan-why = Minutes of inspections are kept under a signed plan.
inspection-new = Write minutes of an inspection
inspection-choose = Choose a unit
inspection-unit = Unit inspected
inspection-day = Day of the inspection
inspection-members = Who took part
inspection-members-hint = One person a line, as in the minutes.
inspection-minutes = What was inspected
inspection-conclusions = Conclusions
inspection-save = Save the minutes
inspection-saved = The minutes are saved.
