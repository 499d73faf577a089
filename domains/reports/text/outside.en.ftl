# Figures of other systems
outside-actual-figure = Actual figure
outside-instead = Actual; instead of the estimate { $value } of { $period } ({ $difference })
outside-reconciled = { $value } ({ $difference })
outside-reconcile = Reconcile
outside-reconcile-title = Reconcile an estimate
outside-reconcile-lead = Choose the actual figure that came for this estimate. Issued reports stay as they are; the report of the next period names the difference.
outside-which = Actual figure
outside-from = { $source }, taken on { $day }
outside-not-yet = No actual figure yet
outside-none-came = No actual figure to reconcile with yet
outside-none-came-why = Hand in the actual figure as proof of the kind “figure of another system”, with the same unit as the estimate; once confirmed, it is listed here.
outside-saved = The reconciliation is noted
refusal-not-an-estimate = This is not a confirmed estimate.
refusal-not-an-actual = Choose a confirmed actual figure, or “No actual figure yet”.
refusal-other-measure = The two figures have different units and cannot be reconciled.
refusal-actual-taken = This actual figure is used for another estimate.
