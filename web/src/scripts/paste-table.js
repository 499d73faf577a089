// Paste a range from Excel into a table of inputs: <table data-paste-table>, the rows to fill in its <tbody>, and, where
// rows may be added, a <template data-row> inside the table whose names and ids carry __INDEX__.
// An element [data-paste-status] beside it says how many rows were filled: data-filled="Đã điền {rows} dòng".

const fields = (row) => [...row.querySelectorAll("input:not([type=hidden]), select, textarea")];

/** Cells of a pasted range; a quoted cell may hold line breaks, as Excel writes them. */
export function cells(text) {
  const rows = [[]];
  let cell = "";
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (quoted) {
      if (c === '"' && text[i + 1] === '"') cell += text[++i];
      else if (c === '"') quoted = false;
      else cell += c;
    } else if (c === '"' && cell === "") quoted = true;
    else if (c === "\t" || c === "\n") {
      rows[rows.length - 1].push(cell.trim());
      cell = "";
      if (c === "\n") rows.push([]);
    } else if (c !== "\r") cell += c;
  }
  rows[rows.length - 1].push(cell.trim());
  return rows.filter((row) => row.some((value) => value !== ""));
}

/** Writes one value; a choice is found by its value or by the words shown. */
function fill(field, value) {
  if (field.tagName === "SELECT") {
    const wanted = value.normalize("NFC").toLowerCase();
    const option = [...field.options].find((o) => o.value === value || o.text.trim().toLowerCase() === wanted);
    if (!option) return;
    field.value = option.value;
  } else if (field.type === "checkbox") {
    field.checked = value !== "" && value !== "0";
  } else {
    field.value = value.normalize("NFC");
  }
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

function addRow(table, body) {
  const template = table.querySelector("template[data-row]");
  if (!template) return null;
  const holder = document.createElement("tbody");
  holder.innerHTML = template.innerHTML.replaceAll("__INDEX__", String(body.rows.length));
  return body.appendChild(holder.firstElementChild);
}

export function pasteTables(root) {
  for (const table of root.querySelectorAll("table[data-paste-table]")) {
    table.addEventListener("paste", (event) => {
      const pasted = cells(event.clipboardData?.getData("text/plain") ?? "");
      const single = pasted.length === 1 && pasted[0].length === 1;
      const start = event.target.closest("tbody tr");
      if (!pasted.length || single || !start) return;
      event.preventDefault();
      const body = start.parentElement;
      const column = fields(start).indexOf(event.target);
      let row = start;
      let filled = 0;
      for (const values of pasted) {
        row ??= addRow(table, body);
        if (!row) break;
        const places = fields(row).slice(Math.max(column, 0));
        values.slice(0, places.length).forEach((value, i) => fill(places[i], value));
        row = row.nextElementSibling;
        filled += 1;
      }
      const status = table.parentElement.querySelector("[data-paste-status]");
      if (status) status.textContent = (status.dataset.filled ?? "{rows}").replace("{rows}", String(filled));
    });
  }
}
