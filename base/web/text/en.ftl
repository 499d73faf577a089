service = Thông Suốt
staff-entrance = For officials
example-banner = This is a trial installation with example data, not the agency's official site.

not-found = This page cannot be found
not-found-why = The address may have changed or be incomplete. Please check it, or start from the home page.
forbidden = This account may not see the page
forbidden-why = If your work needs it, please ask the Office for permission.
refused = This could not be done
refused-back = What you typed is still on the page before: go back to correct it.
too-large = Too much was sent
too-large-why = Please split the file or make the picture smaller, and send it again.
unreadable = What was sent cannot be read
unreadable-why = The connection may have been cut. Please go back and send it again.
cross-site = The form was not sent from this site
cross-site-why = For safety, only forms sent from these pages are taken. If you keep seeing this, your network may remove what the browser says; please tell the administrator.
fault = Something broke
fault-why = It has been recorded. Please try again in a few minutes; if it still fails, give the agency the reference below.
fault-text = What you just sent was not saved. Use your browser's back button to get it back.
to-home = To the home page
to-desk = My work today

# Papers to download
paper-pdf = To print (PDF)
paper-docx = For Word (.docx)

# Files sent
file-empty = The file is empty. Choose another.
file-too-large = The file is larger than { $limit } MB. Make it smaller and send it again.
file-not-taken = Files of this kind are not taken. Taken are pictures (JPEG, PNG, WebP, GIF), PDF, .docx and .xlsx without macros, and .txt in UTF-8.
file-damaged = The picture is damaged. Take or choose it again.
