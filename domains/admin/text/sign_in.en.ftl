# Signing in, one-time links, passwords.

sign-in = Sign in
sign-in-for = For officials and staff of the agency.
login = Sign-in name
login-missing = Enter the sign-in name
password = Password
password-missing = Enter the password
sign-in-help = Forgotten password or lost telephone: ask the agency’s system administrator for a link to set a new password.
sign-in-wrong = The sign-in name or the password is wrong. Check the keyboard’s language and Caps Lock, then try again
sign-in-too-many = Too many attempts. To protect the account, signing in is stopped until { $until }
sign-in-disabled = This account has been disabled. Ask the agency’s system administrator to enable it
signed-out = Signed out.

code-title = Enter the code
code = Code
code-hint = 6 digits, shown by the authenticator application on the telephone
code-missing = Enter the code
code-wrong = The code is wrong or no longer valid. Enter the latest one
code-too-late = The code came too late. Please sign in again.
code-help = Neither telephone nor recovery codes at hand: ask the agency’s system administrator.
recovery-code = Recovery code
recovery-code-hint = 16 letters and digits that were printed at set-up, such as 7zk4-009m-qx5t-111b. Each works once
use-recovery-code = Use a recovery code instead of the authenticator application
use-authenticator = Use the authenticator application

link-title = Set a password
link-first-administrator = The first system administrator’s account is ready. Set a password to begin.
link-invitation = An account has been made. Set a password to begin.
link-reset = Set a new password for the account below. Earlier sessions will end.
link-until = Link valid until
link-gone = This link is no longer valid
link-gone-why = The link has been used, is too old, or was replaced by a newer one. Each link works once.
link-gone-has-password = If the password has been set with this link: please sign in.
link-gone-has-none = If it has not: ask the agency’s system administrator for a new link.

password-new = New password
password-repeat = New password again
password-save = Save password
password-set = The password is saved; signed in.
password-set-sign-in = The new password is saved. Please sign in with it and with a code.
password-differs = The two passwords are not the same
password-rules = A good password:
password-rule-length = has at least { $least } characters; four or five unrelated words are easy to remember;
password-rule-words = is not a common one, a run of keys, a date or a telephone number;
password-rule-own = is not made of the sign-in name, the person’s name or the agency’s;
password-rule-once = was not used lately and is not used elsewhere.
password-too-short = The password needs at least { $least } characters
password-too-long = The password can have at most { $most } characters
password-common = This is one of the passwords that are tried first. Choose another
password-own-words = The password must not be made of the sign-in name, the person’s name or the agency’s
password-repetitive = The password repeats itself or follows the keyboard. Choose another
password-used-before = This password was used lately. Choose another
