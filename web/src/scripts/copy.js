// A button that copies a text: <button type="button" data-copy="id of the text" data-copied="Đã sao chép" hidden>.
// It shows itself only where copying works.

export function copyButtons(root) {
  if (!navigator.clipboard) return;
  for (const button of root.querySelectorAll("button[data-copy]")) {
    const source = document.getElementById(button.dataset.copy);
    if (!source) continue;
    const label = button.textContent;
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText((source.value ?? source.textContent).trim());
      button.textContent = button.dataset.copied ?? label;
      setTimeout(() => (button.textContent = label), 3000);
    });
  }
}
