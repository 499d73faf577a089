# Menus and names that every slice shows.
menu-plans = Plans
menu-public-plans = Plans

plan-parts = Parts of the plan
part-overview = Overview
part-assign = Assign
part-tasks = Tasks
part-coverage = Coverage
part-baseline = As signed, amendments
part-review = Review
part-results = Results by period

back-to-plan = Back to the plan
save = Save
cancel = Do not do this
not-known = not known yet
nobody-yet = not assigned
continuing = continuing
plan-of-year = Plan for { $year }
line-of-source = Line { $line }

# Channels (hình thức).
channel-portal = Agency’s website
channel-province-portal = Portal of the province or city
channel-agency-meeting = Agency meeting
channel-party-meeting = Party meeting
channel-union-youth = Trade union, youth union
channel-training = Training
channel-study-visit = Study visit
channel-press-article = Newspaper article
channel-radio-tv = Radio and television
channel-initiative-contest = Initiative contest
channel-directive-document = Directive document
channel-dms = Document-management system
channel-public-posting = Public posting
channel-booklet = Guide-book, leaflet
channel-dialogue = Dialogue
channel-biannual-briefing = Six-monthly briefing of enterprises
channel-onboarding-meeting = Meeting with new enterprises
channel-social-network = Social network
channel-sms = Text message
channel-email-newsletter = E-mail
channel-led-screen = Screens, banners, panels
channel-contest = Contest
channel-other = Other suitable form

# How often (tần suất).
every-continuing = continuing
every-monthly = every month
every-quarterly = every quarter
every-six-monthly = every six months
every-yearly = every year
every-once = once

# How a task stands.
progress-not-assigned = Not assigned
progress-planned = Not begun
progress-in-progress = In progress
progress-done = Done
progress-overdue = Overdue
progress-partly = Overdue, partly done
progress-cancelled = Called off

plan-draft = Draft
plan-signed = Signed

fault-form-date = Enter the date as day/month/year, for example 21/01/2020.
fault-form-number = Enter a whole number.
fault-form-choice = Choose one from the list.
errors-of-form = Something needs putting right
