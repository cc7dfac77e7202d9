"use strict";
// Sorts, filters and searches the class's table. Without it the page is the same, and the table stands still.
const byId = (id) => document.getElementById(id);
const table = byId("table");
const body = table.tBodies[0];
const rows = [...body.rows];
const language = document.documentElement.lang;
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const searched = [...table.tHead.rows[0].cells].filter((head) => "search" in head.dataset).map((head) => head.cellIndex);
const texts = new Map(rows.map((row) => [row, plain(searched.map((column) => row.cells[column].textContent).join(" "))]));
let picked = "";

function show() {
  const words = plain(byId("search").value).split(/\s+/).filter(Boolean);
  const state = byId("state").value;
  let shown = 0;
  for (const row of rows) {
    const fits =
      words.every((word) => texts.get(row).includes(word)) &&
      (!state || row.dataset.state.split(" ").includes(state)) &&
      (!picked || row.dataset.failed.split(" ").includes(picked));
    row.hidden = !fits;
    shown += fits;
  }
  const count = byId("count");
  count.textContent = count.dataset.said.replace("{shown}", shown).replace("{all}", rows.length);
  remember();
}

// What is looked for stands in the address, so that it can be kept and sent.
function remember() {
  const asked = new URLSearchParams();
  for (const name of ["search", "state"]) if (byId(name).value) asked.set(name, byId(name).value);
  if (picked) asked.set("picked", picked);
  const said = asked.toString();
  if (said || location.hash.includes("=")) history.replaceState(null, "", said ? `#${said}` : location.pathname + location.search);
}

function recall() {
  if (!location.hash.includes("=")) return;
  const asked = new URLSearchParams(location.hash.slice(1));
  byId("search").value = asked.get("search") ?? "";
  const state = asked.get("state") ?? "";
  if ([...byId("state").options].some((option) => option.value === state)) byId("state").value = state;
  const place = [...document.querySelectorAll("[data-pick]")].find((each) => each.dataset.pick === asked.get("picked"));
  if (place) choose(place);
}

function choose(place) {
  picked = place.dataset.pick;
  const chosen = byId("picked");
  chosen.hidden = false;
  chosen.textContent = `${chosen.dataset.said}${place.dataset.name} ✕`;
  return chosen;
}

function sort(head) {
  const column = head.cellIndex;
  const numeric = head.dataset.kind === "number";
  const before = head.getAttribute("aria-sort");
  const way = before ? (before === "ascending" ? -1 : 1) : numeric ? -1 : 1; // numbers: the highest first
  for (const other of head.parentNode.cells) other.removeAttribute("aria-sort");
  head.setAttribute("aria-sort", way > 0 ? "ascending" : "descending");
  const collator = new Intl.Collator(language, { numeric: true });
  const key = new Map(
    rows.map((row) => {
      const cell = row.cells[column];
      return [row, numeric ? (cell.dataset.value === undefined ? null : Number(cell.dataset.value)) : cell.textContent.trim()];
    }),
  );
  const compare = (a, b) => {
    const [x, y] = [key.get(a), key.get(b)];
    if (numeric) return x === y ? 0 : x === null ? 1 : y === null ? -1 : way * (x - y); // without a mark: last, either way
    return way * collator.compare(x, y);
  };
  rows.sort(compare);
  body.append(...rows);
}

for (const head of table.tHead.rows[0].cells) {
  const button = document.createElement("button");
  button.type = "button";
  button.append(...head.childNodes);
  button.addEventListener("click", () => sort(head));
  head.append(button);
}

for (const place of document.querySelectorAll("[data-pick]")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "pick";
  button.append(...place.childNodes);
  button.addEventListener("click", () => {
    const chosen = choose(place);
    show();
    byId("students").scrollIntoView();
    chosen.focus({ preventScroll: true });
  });
  place.append(button);
}

byId("picked").addEventListener("click", () => {
  picked = "";
  byId("picked").hidden = true;
  show();
  byId("search").focus();
});
const form = document.querySelector("form.controls");
form.hidden = false;
form.addEventListener("submit", (event) => event.preventDefault());
byId("search").addEventListener("input", show);
byId("state").addEventListener("change", show);
recall();
show();
