# Words that the pages about accounts and administration share.

save = Save
cancel = Cancel
yes = Yes
no = No
not-known = Not known yet
no-unit = In no unit
full-name = Full name
position = Position
unit = Unit
roles = Roles
from-day = From
to-day = To the end of
until-further-notice = Until further notice
period = { $from } to the end of { $to }
period-open = From { $from }
not-a-date = This is not a date. Enter day, month and year, for example 21/01/2020
date-missing = Enter a date, for example 21/01/2020

role-head = Head
role-deputy-head = Deputy Head
role-chief-of-office = Chief of Office
role-deputy-chief-of-office = Deputy Chief of Office
role-unit-head = Head of division
role-specialist = Specialist
role-reform-focal-point = Focal point of the unit for administrative reform
role-procedure-control-focal-point = Focal point for control of procedures
role-clerk = Clerk of records
role-editorial-board = Editorial board
role-editorial-secretary = Secretary of the editorial board
role-accountant = Accountant
role-zone-representative = Representative at an industrial zone
role-party-secretary = Party cell secretary
role-union-chair = Chair of the trade union
role-youth-secretary = Youth union secretary
role-administrator = System administrator
role-data-protection = Guardian of personal data
role-acting = Acting { $role }
role-in-charge = In charge (post of { $role })
tenure-full = Appointed
tenure-acting = Acting
tenure-in-charge = In charge

status-invited = Waiting for a password
status-active = In use
status-disabled = Disabled

refused-login-unusable = A sign-in name has 3 to 100 letters, digits and the marks . _ - + @, without blanks
refused-login-taken = Somebody has this sign-in name already. Choose another
refused-name-missing = This cannot be left empty
refused-no-such-account = This account is no longer there. Open the list of accounts again
refused-no-such-role = This role is no longer there. Load the page again
refused-last-administrator = This is the only active system administrator. Give the role to somebody else first
refused-period-reversed = The last day must not be before the first day
refused-duty-without-subject = Choose a unit or write a field, not both
refused-unit-code-taken = Another unit of the same time has this code
refused-host-unusable = This is not a host name, or another agency has it
refused-slug-unusable = This short name cannot be used, or is taken

signing-no-authority = Has no authority to sign on this day
signing-authorisation-needed = Signs (TUQ.) only with a written authorisation
signing-authorised-another = This authorisation is somebody else’s
signing-authorisation-not-valid = The authorisation does not hold on this day
signing-authorisation-not-needed = Signs by position, without an authorisation
signing-agency-unnamed = The agency has no recorded name on this day
signing-position-missing = The position to print below TUQ. is missing
