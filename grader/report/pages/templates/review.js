"use strict";
// The page to mark with. All texts of students are put in as text; what is decided goes to the grader, which says what became of it.
const byId = (id) => document.getElementById(id);
const words = byId("words").dataset;
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const fill = (text, data) => text.replace(/\{(\w+)\}/g, (whole, name) => data[name] ?? whole);
const made = (tag, text, more = {}) => Object.assign(document.createElement(tag), { textContent: text }, more);
const named = (line) => [line.exercise, line.item].filter(Boolean).join("/");
let queue = [];
let namesakes = new Set(); // names that several have
const called = (one) => (namesakes.has(one.name) ? `${one.name} (${one.key})` : one.name);
let sheet = null;
let current = ""; // the line, as exercise/item
let file = "";
let looked = ""; // the student and line of which a file was last chosen
let cause = null; // one of the class's: {said, line, code, keys}, where only those who have it are listed
const seen = new Set(); // students looked at: they stay in the list when nothing of theirs waits any more

async function ask(path, body) {
  try {
    const answer = await fetch(path, body && { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
    return await answer.json();
  } catch {
    return { mistakes: [words.gone] };
  }
}

// ---- the queue ----

function shown() {
  const search = plain(byId("search").value).split(/\s+/).filter(Boolean);
  const waiting = byId("show").value === "waiting";
  return queue.filter(
    (each) =>
      (cause ? cause.keys.has(each.key) : !waiting || each.open.length || seen.has(each.key)) &&
      search.every((word) => plain(called(each)).includes(word)),
  );
}

function showQueue() {
  const buttons = shown().map((each) => {
    const button = made("button", called(each), { type: "button", className: "pick" });
    button.addEventListener("click", () => go(each.key));
    const item = document.createElement("li");
    if (each.key === sheet?.key) button.setAttribute("aria-current", "true");
    item.append(button, made("span", each.open.length ? `${each.open.length} ?` : each.mark));
    return item;
  });
  byId("students").replaceChildren(...buttons);
  const waiting = queue.filter((each) => each.open.length).length;
  byId("count").textContent = fill(byId("count").dataset.said, { waiting, all: queue.length });
  byId("students").querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
}

// Only those of a cause, and its line: from the class's page, which knows it as exercise/item/code.
async function only(said) {
  const [exercise, item, code = ""] = said.split("/"); // without a code: whatever costs it
  const found = item ? await ask(`whose?cause=${encodeURIComponent(said)}`) : {};
  cause = found.keys ? { said, line: `${exercise}/${item}`, code, keys: new Set(found.keys) } : null;
  if (cause) current = cause.line;
}

function showCause() {
  byId("cause").hidden = !cause;
  byId("show").disabled = Boolean(cause);
  if (!cause) return;
  const line = lineOf(cause.line)?.line;
  const what = [line?.title, cause.code && line?.cause === cause.code ? line.said : cause.code].filter(Boolean).join(" · ");
  byId("cause").textContent = `${fill(words.cause, { what })} ✕`;
}

async function refresh() {
  const said = await ask("queue");
  if (said.mistakes) return tell(said.mistakes);
  queue = said.queue;
  const names = new Set();
  namesakes = new Set(queue.map((each) => each.name).filter((name) => names.has(name) || !names.add(name)));
  const shortcuts = Object.entries(said.bank).map(([name, text]) => made("option", text, { value: `#${name}` }));
  byId("bank").replaceChildren(...shortcuts);
  showQueue();
}

async function step(way) {
  if (!(await keepAll())) return;
  const order = shown();
  const place = order.findIndex((each) => each.key === sheet?.key);
  const next = order[place + way];
  if (next) await go(next.key);
}

async function go(key) {
  if (sheet && key !== sheet.key && !(await keepAll())) return;
  const found = await ask(`sheet?key=${encodeURIComponent(key)}`);
  if (!found.key) return tell(found.mistakes ?? []);
  sheet = found;
  seen.add(key);
  showSheet();
  const line = lineOf(current) ?? waitingLine() ?? document.querySelector(".decide");
  if (line) choose(line);
  remember();
}

// ---- one student ----

function showSheet() {
  byId("name").textContent = called(sheet);
  document.title = called(sheet);
  byId("mark").textContent = sheet.mark;
  byId("most").textContent = `/ ${sheet.most}`;
  byId("facts").textContent = sheet.notes.join(" · ");
  byId("changed").hidden = sheet.same;
  byId("page").href = `page?key=${encodeURIComponent(sheet.key)}`;
  byId("page").hidden = false;
  const parts = sheet.exercises.map(([, title, lines]) => group(title, lines));
  if (sheet.others.length) parts.push(group(words.others, sheet.others));
  byId("lines").replaceChildren(...parts);
  file = "";
  showFiles();
  showQueue();
  showCause();
}

function group(title, lines) {
  const part = document.createElement("section");
  const list = document.createElement("ol");
  list.append(...lines.map(drawn));
  part.append(made("h3", title), list);
  return part;
}

function drawn(line) {
  const item = byId("line").content.firstElementChild.cloneNode(true);
  const at = (selector) => item.querySelector(selector);
  item.dataset.line = named(line);
  item.dataset.exercise = line.exercise;
  item.dataset.waits = line.open || line.stale ? "yes" : "";
  const lost = line.kind === "claim" && line.graded !== line.most;
  item.classList.toggle("quiet", !(line.open || line.author || lost)); // its fields are shown when it is chosen
  item.classList.add(line.kind);
  item.line = line;
  at("h4").textContent = line.title;
  const graded = line.graded ? [fill(words.graded, { points: line.graded, most: line.most }), line.outcome] : [line.open];
  at(".graded").textContent = graded.filter(Boolean).join(" · ");
  at(".cause span").textContent = line.said;
  at(".cause code").textContent = line.place;
  at(".cause").hidden = !line.said;
  const [points, reason] = [at(".points"), at(".reason")];
  points.value = line.given;
  reason.value = line.reason;
  at(".most").textContent = line.kind === "late" ? "" : `/ ${line.most}`;
  points.setAttribute("aria-label", line.title);
  reason.setAttribute("aria-label", `${line.title}: ${reason.placeholder}`);
  at(".back").hidden = !line.author;
  const shared = cause?.line === named(line) ? cause.code : line.cause || null;
  at(".everybody").hidden = shared === null;
  if (shared === "") at(".everybody").textContent = words.everybody;
  at(".by").textContent = [line.author && fill(words.by, line), line.stale && words.stale].filter(Boolean).join(" · ");
  at("form").addEventListener("submit", async (event) => {
    event.preventDefault();
    if (await keep(item)) onwards(line);
  });
  at(".back").addEventListener("click", () => send(item, { points: "-" }));
  at(".everybody").addEventListener("click", (event) => {
    const button = event.currentTarget;
    if (button.dataset.sure) return send(item, { everybody: true, cause: shared, state: "" });
    button.dataset.sure = "yes";
    button.textContent = words.sure;
  });
  item.addEventListener("focusin", () => choose(item, false));
  item.addEventListener("click", () => item.isConnected && choose(item, !item.contains(document.activeElement)));
  return item;
}

const allLines = () => [...document.querySelectorAll(".decide")];
const lineOf = (name) => allLines().find((each) => each.dataset.line === name);
const waitingLine = () => allLines().find((each) => each.dataset.waits);
const typed = (item) => ({ points: item.querySelector(".points").value.trim(), reason: item.querySelector(".reason").value.trim() });
const isTouched = (item) => typed(item).points !== item.line.given || typed(item).reason !== item.line.reason;

function choose(item, focus = true) {
  for (const each of allLines()) each.removeAttribute("aria-current");
  item.setAttribute("aria-current", "true");
  current = item.dataset.line;
  if (focus) {
    item.focus({ preventScroll: true });
    item.scrollIntoView({ block: "nearest" });
  }
  showFiles();
  remember();
}

function onwards(line) {
  const lines = allLines();
  const place = lines.findIndex((each) => each.dataset.line === named(line));
  const next = lines.slice(place + 1).find((each) => each.dataset.waits) ?? waitingLine() ?? lines[place];
  if (next) choose(next);
}

async function keepAll() {
  for (const item of allLines()) {
    if (isTouched(item) && !(await keep(item))) {
      choose(lineOf(item.dataset.line) ?? item);
      return false;
    }
  }
  return true;
}

async function keep(item) {
  return !isTouched(item) || send(item, {});
}

// Whether it was kept. What was typed into other lines stays there.
async function send(item, more) {
  const { exercise, item: id, state } = item.line;
  const told = await ask("decide", { student: sheet.key, exercise, item: id, state, ...typed(item), ...more });
  const said = [...(told.mistakes ?? []), ...(told.notes ?? [])];
  if (told.kept === undefined && !told.other) return answer(item, said.length ? said : [words.gone]) && false;
  if (told.other) {
    conflict(item, told);
    return false;
  }
  if (told.mistakes?.length) return answer(item, said) && false;
  if (told.entry) queue = queue.map((each) => (each.key === told.entry.key ? told.entry : each));
  if (more.everybody) refresh();
  if (told.sheet) redraw(told.sheet, item.dataset.line);
  answer(lineOf(item.dataset.line), said.length ? said : [words.kept], false);
  return true;
}

function redraw(found, kept) {
  const left = new Map(allLines().filter((each) => each.dataset.line !== kept && isTouched(each)).map((each) => [each.dataset.line, typed(each)]));
  const opened = file;
  const inside = document.activeElement?.closest(".decide") !== null;
  sheet = found;
  showSheet();
  file = opened;
  showFiles();
  for (const [name, values] of left) {
    const line = lineOf(name);
    if (!line) continue;
    line.querySelector(".points").value = values.points;
    line.querySelector(".reason").value = values.reason;
  }
  if (inside && lineOf(current)) choose(lineOf(current));
}

function answer(item, sentences, bad = true) {
  const place = item.querySelector(".told");
  place.classList.toggle("wrong", bad);
  place.replaceChildren(...sentences.map((each) => made("p", each)));
  return true;
}

function conflict(item, told) {
  answer(item, [told.other]);
  const fresh = [...told.sheet.exercises.flatMap(([, , lines]) => lines), ...told.sheet.others].find((each) => named(each) === item.dataset.line);
  const mine = made("button", words.mine, { type: "button", className: "pick" });
  const theirs = made("button", words.theirs, { type: "button", className: "pick" });
  mine.addEventListener("click", () => send(item, { over: true, state: fresh.state }));
  theirs.addEventListener("click", () => {
    item.querySelector(".points").value = fresh.given;
    item.querySelector(".reason").value = fresh.reason;
    redraw(told.sheet, item.dataset.line);
    choose(lineOf(item.dataset.line));
  });
  item.querySelector(".told").append(mine, " ", theirs);
  mine.focus();
}

function tell(sentences) {
  byId("facts").textContent = sentences.join(" ");
}

// ---- the answer ----

function showFiles() {
  if (!sheet) return;
  const exercise = lineOf(current)?.dataset.exercise ?? "";
  const written = sheet.text ? [{ name: words.written, text: sheet.text, exercise: "", size: 0 }] : [];
  const files = [...written, ...sheet.files];
  const mine = files.filter((each) => !exercise || !each.exercise || each.exercise === exercise);
  const listed = mine.length ? mine : files;
  const best = listed.find((each) => each.text && each.exercise === exercise) ?? listed.find((each) => each.text) ?? listed[0];
  const line = lineOf(current)?.line;
  const isPlace = (each) => line?.file && (each.name === line.file || each.name.endsWith(`/${line.file}`));
  if (looked !== `${sheet.key} ${current}`) {
    looked = `${sheet.key} ${current}`;
    file = (listed.find(isPlace) ?? (line?.kind === "manual" ? null : listed.find((each) => each.name === file)))?.name ?? "";
  }
  if (!listed.some((each) => each.name === file)) file = (sheet.text ? listed[0] : best)?.name ?? "";
  const buttons = listed.map((each) => {
    const button = made("button", each.name, { type: "button", className: "pick" });
    if (each.name === file) button.setAttribute("aria-current", "true");
    button.addEventListener("click", () => {
      file = each.name;
      showFiles();
    });
    const item = document.createElement("li");
    item.append(button);
    return item;
  });
  byId("files").replaceChildren(...buttons);
  const chosen = listed.find((each) => each.name === file);
  const text = chosen?.text ? chosen.text + (chosen.cut ? `\n${words.cut}` : "") : chosen ? fill(words.size, chosen) : words.nothing;
  showText(text, chosen && isPlace(chosen) ? line.line : 0);
}

// With the line that matters marked, and in sight.
function showText(text, number) {
  const place = byId("text");
  if (place.textContent === text && Number(place.dataset.line) === number) return;
  place.dataset.line = number;
  const lines = text.split("\n");
  const here = number && number <= lines.length && made("mark", lines[number - 1]);
  if (here) {
    const after = lines.slice(number).map((each) => `\n${each}`);
    place.replaceChildren(lines.slice(0, number - 1).map((each) => `${each}\n`).join(""), here, after.join(""));
  } else place.textContent = text;
  place.scrollTop = here ? here.offsetTop - place.clientHeight / 3 : 0;
}

// ---- the address, the keyboard ----

function remember() {
  const asked = new URLSearchParams();
  if (sheet) asked.set("student", sheet.key);
  if (current) asked.set("line", current);
  if (cause) asked.set("cause", cause.said);
  if (byId("show").value !== "waiting") asked.set("show", "all");
  if (byId("search").value) asked.set("search", byId("search").value);
  history.replaceState(null, "", `#${asked}`);
}

function move(way) {
  const lines = allLines();
  const place = lines.findIndex((each) => each.dataset.line === current);
  const next = lines[Math.min(lines.length - 1, Math.max(0, place + way))];
  if (next) choose(next);
}

function enter(selector, value) {
  const field = lineOf(current)?.querySelector(selector);
  if (!field) return;
  field.focus();
  if (value === undefined) field.select();
  else field.value = value;
}

const KEYS = {
  n: () => step(1),
  p: () => step(-1),
  j: () => move(1),
  k: () => move(-1),
  e: () => enter(".points"),
  c: () => enter(".reason"),
  f: () => enter(".points", lineOf(current)?.line.most ?? ""),
  "?": () => {
    byId("help").open = !byId("help").open;
    byId("help").scrollIntoView({ block: "nearest" });
  },
};

document.addEventListener("keydown", (event) => {
  const field = event.target.closest("input, select, textarea");
  if (event.key === "Escape" && field) {
    const item = field.closest(".decide");
    if (item) choose(item);
    else field.blur();
    return;
  }
  const number = field?.matches(".points"); // in which no letter has a place
  if ((field && !number) || event.ctrlKey || event.metaKey || event.altKey || !byId("keys").checked) return;
  const act = !number && /^[0-9]$/.test(event.key) ? () => enter(".points", event.key) : KEYS[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});

byId("previous").addEventListener("click", () => step(-1));
byId("next").addEventListener("click", () => step(1));
byId("cause").addEventListener("click", () => {
  cause = null;
  redraw(sheet, "");
  byId("search").focus();
  remember();
});
byId("show").addEventListener("change", () => (showQueue(), remember()));
byId("search").addEventListener("input", () => (showQueue(), remember()));
document.querySelector("form.controls").addEventListener("submit", (event) => event.preventDefault());
addEventListener("focus", refresh); // others mark, too
addEventListener("beforeunload", (event) => {
  if (allLines().some(isTouched)) event.preventDefault();
});

async function begin() {
  const asked = new URLSearchParams(location.hash.slice(1));
  byId("search").value = asked.get("search") ?? "";
  if (asked.get("show") === "all") byId("show").value = "";
  current = asked.get("line") ?? "";
  await only(asked.get("cause") ?? "");
  await refresh();
  const known = queue.find((each) => each.key === asked.get("student"));
  const first = known ?? shown()[0] ?? queue[0];
  if (first) await go(first.key);
  if (!queue.some((each) => each.open.length)) tell([...(sheet?.notes ?? []), words.done]);
}
begin();
