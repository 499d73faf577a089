# Giving the folder out: the page, the index, the cover list. What lies in the folder is always Vietnamese.
folder-title = Export the scoring folder
folder-lead = The folder is a zip file with folders by criterion code, an index (.xlsx) and the cover list in the official format. Only evidence that is confirmed and happened within the period goes in.
folder-criteria = Criteria with evidence
folder-proofs = Pieces of evidence
folder-files = Files
folder-size = Size
folder-megabytes = { $size } MB
folder-dead = Addresses without an archived copy
folder-empty = No evidence has been linked to a criterion yet
folder-empty-why = Open each criterion to link confirmed evidence.
folder-too-much = The folder is larger than 200 MB or has more than 3,000 entries. Please download it group by group.
folder-zip = Download the folder (.zip)
folder-by-group = Download by group of criteria
folder-list = List of evidence
folder-no-name = The agency has no name for today, so the list cannot be made. Please add the agency's name.

index-sheet = Index
index-number = Number of the evidence
index-path = File in the folder
index-address = Original address
index-copy = Archived copy
index-not-archived = Not archived yet: { $why }

cover-called = List
cover-subject = Evidence for the self-score
cover-of = { $name } (issued with document { $number } { $day })
cover-of-number = { $name } (issued with document { $number })
cover-lead = The evidence in the self-scoring folder of { $year } by { $name }, which happened from { $from } to { $to }:
cover-sum = The list has { $proofs } pieces of evidence for { $criteria } criteria; what serves several criteria has one number and is counted once.
cover-dead = { $count } addresses have no archived copy.
cover-number = No.

told-day = Day: { $day }
told-address = Address: { $address }
told-not-archived = Not archived yet: { $why }
told-actual = actual
told-estimated = estimated
told-figure = Figure: { $value } { $unit } ({ $basis })
told-source = Source: { $source }; taken by { $person } on { $day }
told-object = Recorded by the program.
