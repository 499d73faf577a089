# The fixed words of the controls.

# Forms
error-prefix = Error:
error-summary = Some answers need correcting
optional = (optional)
date-example = For example, 21/01/2020
characters-allowed = Up to { $limit } characters
characters-left = { $count ->
    [one] One character left
   *[other] { $count } characters left
 }
characters-none-left = No characters left
characters-over = { $count ->
    [one] One character too many
   *[other] { $count } characters too many
 }
show = Show
hide = Hide
show-password = Show password
hide-password = Hide password
password-shown = The password is shown
password-hidden = The password is hidden
choose-file = Choose a file
filter = Filter
filter-clear = Clear filters
filter-heading = Filter the list

# Messages
notice-success = Done
notice-important = Please note
warning-prefix = Warning
reference-code = Reference code
reference-note = Please quote this code when contacting us.
copy = Copy
copied = Copied
conflict-heading = Someone else has just changed this
conflict-theirs = Saved version
conflict-yours = Version being edited
conflict-keep-theirs = Keep the saved version
conflict-keep-yours = Keep the version being edited
conflict-hint = Choose which version to keep for each part. Nothing has been lost.
conflict-save = Save the choice
cancel = Cancel
empty-value = (empty)

# Lists
page-previous = Previous page
page-next = Next page
page-number = Page { $page }
page-of = Page { $page } of { $pages }
pages = Pages
sort-by = Sort by
sorted-up = ascending
sorted-down = descending
task-due = Due
task-unit = Unit
task-channel = Channel

# Ways
back = Back
breadcrumbs = Where this page is
skip-to-content = Skip to the main content
main-navigation = Main sections
language = Language
contact = Contact
contact-switchboard = Switchboard
contact-hotline = Hotline
contact-mailbox = Email
contact-website = Website
last-reviewed = Last reviewed: { $date }
sign-out = Sign out
my-tasks-today = My tasks today
about-site = About this site

# Pictures
coverage-proven = Proven by evidence
coverage-assigned = Assigned
coverage-missing = Owed, not yet assigned
coverage-not-owed = Not owed
coverage-legend = Key
figures-table = See the figures as a table
chart-of = { $done } of { $total }
chart-name = Name
chart-figure = Figure

# Papers
recipients = Recipients:
signed = (Signed)
file-choose = Choose a file
file-none = No file chosen
file-drop = or drop a file here
file-entered = Drop to choose the file
file-left = Outside of the drop area
# %{count} is filled in by the script of the page.
file-many = %{"{"}count{"}"} files chosen
