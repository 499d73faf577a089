// Asks before typed text is lost: <form data-keep-typed>. The browser shows its own words, in its own language.

export function unsaved(root) {
  for (const form of root.querySelectorAll("form[data-keep-typed]")) {
    let typed = false;
    form.addEventListener("input", () => (typed = true));
    form.addEventListener("submit", () => (typed = false));
    addEventListener("beforeunload", (event) => {
      if (!typed) return;
      event.preventDefault();
      event.returnValue = ""; // browsers of before 2023
    });
  }
}
