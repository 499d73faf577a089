// The one script. Every page works without it; each module below makes one thing kinder.
import { Button, CharacterCount, ErrorSummary, FileUpload, NotificationBanner, PasswordInput, SkipLink, createAll } from "govuk-frontend";

import { copyButtons } from "./copy.js";
import { pasteTables } from "./paste-table.js";
import { printing } from "./printing.js";
import { unsaved } from "./unsaved.js";

if ("noModule" in HTMLScriptElement.prototype) document.body.classList.add("govuk-frontend-supported");

for (const module of [Button, ErrorSummary, FileUpload, NotificationBanner, PasswordInput, SkipLink]) createAll(module);
createAll(CharacterCount);

copyButtons(document);
pasteTables(document);
printing(document);
unsaved(document);
