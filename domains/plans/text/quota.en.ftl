# Limits of commendation.
quota-title = Limits of commendation
quota-lead = A review compares how many collectives and individuals a plan proposes for commendation with the limits in force on the day of the plan.
quota-none = No limit was noted yet
quota-none-why = Without a limit a review does not compare how many are proposed.
quota-new = Note a new limit
quota-from = In force from
quota-collectives = Collectives at most
quota-individuals = Individuals at most
quota-empty-hint = Leave empty for no limit.
quota-no-limit = No limit
quota-basis = Basis
quota-basis-hint = The document that says so, such as the number and date of the guidance on commendation.
quota-set-by = Noted by
quota-save = Save the limit
quota-saved = The limit of commendation is saved.
quota-range = Write a number from 0 to { $most }.
review-quota-link = Limits of commendation
