# Administration: the shared pages, accounts, roles.

administration = Administration
administration-parts = Parts of administration
accounts = Accounts
accounts-what = Invite people, give and end roles, make links to set passwords, disable accounts.
accounts-found = { $count ->
    [one] { $count } account
   *[other] { $count } accounts
 }
accounts-none = No account fits
accounts-none-what = Narrow the list less, or invite somebody.
search-people = Name or sign-in name
any-unit = Any unit
any-role = Any role
any-state = Any state
state = State
role = Role
never = Never signed in
since = since { $at }
edit = Change
ended = Ended
choose-person = Choose a person
choose-role = Choose a role
copy = Copy
copied = Copied
last-day = Last day

invite = Invite somebody
invite-what = The system then shows a one-time link to hand to the person, who opens it and sets a password. Nobody else knows this password.
invite-button = Make the account and the link
login-hint = The office e-mail address, or a name without blanks and marks, such as lan.nt
position-hint = As it stands under a signature, for example Trưởng phòng Quản lý đầu tư
roles-hint = Roles decide what the person can see and do. They can be given later
roles-from = Roles held from
roles-to = Roles held to the end of
link-made = Link to set a password
link-made-for = The link below is for { $name }.
link-once = The link is shown once, here. Copy it and hand it over before leaving the page.
link-how-private = Hand it over in person or by office mail, never in a group chat.
link-how-hours = { $hours ->
    [one] It works once, within { $hours } hour.
   *[other] It works once, within { $hours } hours.
 }
link-how-lost = If it is lost, make a new one: the old one ends at once.
back-to-account = Back to the account

account-edit = Change the account
account-saved = The account is saved.
account-actions = What can be done
conflict-somebody = Meanwhile another administrator saved something else.
link-new = Make a new link
link-new-what = For a forgotten password, or a link that is too old. Unused links end; the present password works until a new one is set.
link-not-for-disabled = The account is disabled. Enable it before making a link.
factor-reset = Take the second factor away
factor-reset-what = For somebody who lost both telephone and recovery codes. Only after meeting or calling them, to be sure who asks.
factor-was-reset = The second factor is gone. The person sets up another at the next sign-in.
disable = Disable the account
disable-what = Ends all sessions and unused links at once. The name stays under what was done.
disabled = The account is disabled.
enable = Enable the account
enable-what = The account works again with the password and roles it had.
enabled = The account is enabled.
not-ones-own = This is not done to one’s own account. Use the page My account, or ask another administrator.

roles-none = No role given yet
roles-none-what = Without a role this person sees public pages and the own account only.
role-grant = Give a role
role-grant-to = Give a role to { $name }.
role-granted = The role is given.
role-missing = Choose a role
role-unit = In the unit
role-own-unit = The person’s own unit
role-end = End the role
role-end-what = End the role { $role } of { $name }. It holds to the end of the last day.
role-ended = The role is ended.
tenure = Held as
tenure-hint = Decides the signing line on papers: Q., KT. or the full title
to-day-hint = Leave empty until further notice
own-roles-by-another = Nobody gives roles to themselves. Ask another administrator.
