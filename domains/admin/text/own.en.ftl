# The account of who is signed in.

own-account = My account
own-account-hint = Name, position, unit and roles are kept by the system administrator. If something is wrong, tell the agency’s system administrator.
safety = Security
action = Action
changed-at = Last changed at { $at }
password-now = Present password
password-now-wrong = The present password is wrong, or there were too many attempts. Check it; if it is still refused, try again in a few minutes
password-change = Change password
password-changed = The password is changed. All other sessions have ended.

owed-factor = A second factor is needed
owed-factor-why = The rules on security ask for a second factor before this account is used. Setting it up takes about two minutes, once.
owed-password = A new password is needed
owed-password-why = The password of an account with administrative rights is changed regularly. Please set a new one to go on.

factor = Second factor
factor-on = On
factor-off = Not set up
factor-set-up = Set up the second factor
factor-what = After the password, the system asks for 6 digits shown on a telephone. Somebody else who knows the password does not get in.
factor-needs = This takes a telephone with an authenticator application, for example Google Authenticator, Microsoft Authenticator or Aegis.
factor-begin = Begin
factor-scan = Open the authenticator application on the telephone, choose to add an account, and scan the square below.
factor-square = QR code to scan with the authenticator application; the key in letters is right below
factor-key = If it cannot be scanned, choose to enter a key and type
factor-code-hint = After scanning, enter the 6 digits that the application shows
factor-confirm = Turn on the second factor
factor-is-on = The second factor is on
factor-replace = Move to another telephone
factor-remove = Turn off the second factor
factor-removed = The second factor is off.
factor-must-stay = The agency’s rules on security ask that this account keeps its second factor.
factor-password-hint = Enter the password before changing the second factor

recovery-codes = Recovery codes
recovery-codes-left = { $count ->
    [0] All used; please renew them
    [one] { $count } code left
   *[other] { $count } codes left
 }
recovery-codes-renew = Renew recovery codes
recovery-codes-new = New recovery codes
recovery-codes-once = These codes are shown once. Print or copy them before leaving the page.
recovery-codes-why = Without the telephone, enter one of these in place of the code. Each works once. Keep the print locked away, not beside the computer. Codes issued before no longer work.
print = Print this page
onward = Continue

sessions = Sessions
sessions-what = Devices that are signed in to this account. If one is unknown, end its session and change the password.
device = Device
device-unknown = Unknown device
network-address = Network address
session-since = Signed in at
session-seen = Last active
session-this = This session
session-end = End
session-ended = The session has ended.
sessions-end-others = End all other sessions
sessions-ended = All other sessions have ended.
