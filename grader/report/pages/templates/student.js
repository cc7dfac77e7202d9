"use strict";
// What is folded is told on paper; plays stay as they were left.
addEventListener("beforeprint", () => {
  for (const fold of document.querySelectorAll("details.fold")) fold.open = true;
});
// A link to something inside a folded play opens it.
const unfold = () => {
  const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target && target.matches("details")) target.open = true;
};
addEventListener("hashchange", unfold);
unfold();
// A play is watched as it happened, terminals and wire together: one row after the other, or a step at a time.
const PACE = 700; // milliseconds a row
for (const player of document.querySelectorAll(".player")) {
  const stages = [...player.closest("details").querySelectorAll(".stage")];
  const rows = stages.flatMap((stage) => [...stage.querySelectorAll(".mine .row")].map((row) => ({ row, stage })));
  const ends = stages.map((stage) => rows.findLastIndex((each) => each.stage === stage) + 1);
  const [run, next, all] = player.querySelectorAll("button");
  const watch = run.textContent;
  let shown = rows.length;
  let timer = 0;
  const show = (count) => {
    shown = Math.min(count, rows.length);
    rows.forEach((each, index) => each.row.classList.toggle("later", index >= shown));
    stages.forEach((stage, index) => stage.classList.toggle("later", shown < rows.length && !(shown > (index ? Math.max(...ends.slice(0, index)) : 0))));
    if (shown) rows[shown - 1].row.scrollIntoView({ block: "nearest" });
  };
  const stop = () => {
    clearInterval(timer);
    timer = 0;
    run.textContent = watch;
    run.classList.remove("running");
  };
  run.addEventListener("click", () => {
    if (timer) return stop();
    show(shown < rows.length ? shown + 1 : 1);
    run.textContent = run.dataset.pause;
    run.classList.add("running");
    timer = setInterval(() => {
      show(shown + 1);
      if (shown === rows.length) stop();
    }, PACE);
  });
  next.addEventListener("click", () => {
    stop();
    show(ends.find((end) => end > (shown < rows.length ? shown : 0)) ?? rows.length);
  });
  all.addEventListener("click", () => {
    stop();
    show(rows.length);
  });
  player.hidden = rows.length < 2;
}
