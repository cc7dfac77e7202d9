"""The pages in a real browser: looked at, sorted, filtered, searched, with the keyboard only, on paper, by axe-core."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from grader.report.pages.model import Cell, ClassPage, Failure, StudentRow, SumLine
from grader.report.pages.overview import class_page
from grader.report.pages.similar import Similar, SimilarPage, similar_page
from grader.report.pages.student import student_page
from grader.report.words import LANGUAGES, Words
from grader.spec.model import Exercise
from grader.timeline import Timeline
from grader.verdict import SubmissionVerdict
from tests.report.pages.test_class import pupil
from tests.report.pages.test_student import asked

Visit = Callable[..., Any]


@pytest.fixture
def student(verdict: SubmissionVerdict, exercise: Exercise, timeline: Timeline) -> Callable[[str], str]:
    return lambda language="en": student_page(asked(verdict, exercise, timeline), Words(language))


@pytest.fixture
def whole_class(exercise: Exercise) -> Callable[[str], str]:
    cut = (Failure(exercise.id, "cut", "c", "told of c"),)
    rows = (
        pupil(1, 7.5, "a", name="Élida Souza", late=True, id="10", group="A", href="students/elida.html"),
        pupil(2, 10, name="bruno", id="9", group="B"),
        pupil(3, None, name="Ana", outcome="", handed_in=False, cells=(), played=(), failures=()),
        pupil(4, 2, "a", name="Zoé", failures=cut, outcome="undecided", person=("It could not be decided.",),
              cells=(Cell(exercise.id, 2, 10, "undecided"),)),
        pupil(5, 2, "b", name="Caio"),
    )  # fmt: skip
    asked_for = ClassPage(rows=rows, exercises=(exercise,), pass_mark=6, similar="similar/index.html")
    return lambda language="en": class_page(asked_for, Words(language))


def names(page: Any) -> list[str]:
    return list(page.locator("#table tbody tr:visible th").all_inner_texts())


def test_the_class_is_sorted_by_what_is_clicked(visit: Visit, whole_class: Callable[..., str]) -> None:
    page = visit(whole_class())
    assert names(page) == ["Élida Souza", "bruno", "Ana", "Zoé", "Caio"]
    page.get_by_role("button", name="Name").click()
    assert names(page) == ["Ana", "bruno", "Caio", "Élida Souza", "Zoé"]
    page.get_by_role("button", name="Mark").click()
    assert names(page) == ["bruno", "Élida Souza", "Caio", "Zoé", "Ana"]
    assert page.locator("th[aria-sort]").all_inner_texts() == ["Mark"]
    page.get_by_role("button", name="Mark").click()
    assert names(page) == ["Caio", "Zoé", "Élida Souza", "bruno", "Ana"]  # who has no mark stays last
    assert page.locator("th[aria-sort=ascending]").count() == 1
    page.get_by_role("button", name="Id", exact=True).click()
    assert names(page)[-2:] == ["bruno", "Élida Souza"]  # 9 before 10


def test_the_class_is_searched_and_filtered(visit: Visit, whole_class: Callable[..., str]) -> None:
    page = visit(whole_class())
    assert page.locator("#count").inner_text() == "5 of 5 shown"
    page.get_by_label("Search", exact=True).fill("elida")
    assert names(page) == ["Élida Souza"]
    assert page.locator("#count").inner_text() == "1 of 5 shown"
    page.get_by_label("Search", exact=True).fill("")
    for state, shown in {"person": ["Zoé"], "nothing": ["Ana"], "late": ["Élida Souza"], "passed": ["bruno"]}.items():
        page.get_by_label("Show").select_option(state)
        assert names(page) == shown
    page.get_by_label("Show").select_option("")
    page.get_by_role("button", name="2 of 4").click()
    assert names(page) == ["Élida Souza", "Caio"]
    page.get_by_role("button", name="Failed: SAIR ends the conversation").click()
    assert len(names(page)) == 5


def test_a_click_on_a_cause_shows_its_students_with_their_lines(visit: Visit, exercise: Exercise) -> None:
    def lost(name: str, quote: str) -> StudentRow:
        failure = Failure(exercise.id, "exit", "a", "told of a", quote, ("ends",), f"{exercise.id}--cause-2")
        return pupil(1, 5, name=name, href=f"students/{name.lower()}.html", failures=(failure,))

    rows = (lost("Ana", "server.py:3: recv(4)"), lost("Bia", "s.py:9: recv(9)"), pupil(3, 9, name="Caio"))
    page = visit(class_page(ClassPage(rows=rows, exercises=(exercise,)), Words("en")))
    cause = page.locator(".causes details")
    assert cause.locator("summary").inner_text() == "2× told of a a" and not cause.locator("ul").is_visible()
    cause.locator("summary").click()
    assert cause.get_by_role("listitem").all_inner_texts() == ["Ana server.py:3: recv(4)", "Bia s.py:9: recv(9)"]
    tops = [each.bounding_box()["x"] for each in cause.get_by_role("listitem").locator("code").all()]
    assert len(tops) == 2 and max(tops) - min(tops) < 40, "one below the other, to compare"
    links = [each.get_attribute("href") for each in cause.get_by_role("link").all()]
    assert links == [f"./students/{name}.html#{exercise.id}--cause-2" for name in ("ana", "bia")]
    assert cause.get_by_text("* ; ping-pong-tcp ; ends ; a").is_visible()
    cause.get_by_role("button", name="Show only these in the table").click()
    assert names(page) == ["Ana", "Bia"]


def test_filters_stand_in_the_class_s_address(visit: Visit, whole_class: Callable[..., str]) -> None:
    page = visit(whole_class())
    page.get_by_label("Show").select_option("failed")
    page.get_by_label("Search", exact=True).fill("zo")
    page.get_by_role("button", name="2 of 4").click()
    page.get_by_label("Search", exact=True).fill("é")
    kept = page.evaluate("location.hash")
    assert kept == "#search=%C3%A9&state=failed&picked=0"
    page.goto("about:blank")
    page.go_back()
    assert names(page) == ["Élida Souza"]
    assert page.get_by_label("Show").input_value() == "failed"
    assert page.get_by_role("button", name="Failed: SAIR ends the conversation").is_visible()


def test_the_class_works_with_the_keyboard_only(visit: Visit, whole_class: Callable[..., str]) -> None:
    page = visit(whole_class())
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    seen: list[str] = []
    while "Name" not in seen:  # every stop until the table's first button
        page.keyboard.press("Tab")
        seen.append(page.evaluate("document.activeElement.innerText || document.activeElement.id"))
        assert len(seen) < 40
    assert "search" in seen
    page.keyboard.press("Enter")
    assert names(page)[0] == "Ana"


def test_without_its_script_the_class_is_a_plain_table(chromium: Any, whole_class: Callable[..., str]) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.set_content(whole_class())
    assert page.locator("form").is_hidden()
    assert len(names(page)) == 5
    assert page.get_by_text("2 of 4").is_visible()
    context.close()


def test_a_play_runs_down_in_columns(visit: Visit, student: Callable[..., str]) -> None:
    page = visit(student())
    play = page.locator("details.play[open]")
    assert play.count() == 1
    boxes = {
        kind: play.locator(f".here .mine .{kind}").first.bounding_box() for kind in ("typed", "carried", "waits")
    }  # the client typed, the wire carried, both wait
    assert boxes["carried"]["x"] < boxes["typed"]["x"]
    assert boxes["typed"]["y"] < boxes["carried"]["y"] < boxes["waits"]["y"]
    mine, reference = (play.locator(f".here .{side} .typed").bounding_box() for side in ("mine", "reference"))
    assert mine["y"] == reference["y"] and mine["x"] < reference["x"]
    rows = play.locator(".mine .row").evaluate_all("rows => rows.map(row => row.getBoundingClientRect().top)")
    assert rows == sorted(rows)


def test_a_play_is_a_conversation_on_a_phone(visit: Visit, student: Callable[..., str]) -> None:
    page = visit(student(), width=390)
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    play = page.locator("details.play[open]")
    typed = play.locator(".here .mine .typed")
    assert typed.locator(".who").inner_text().startswith("client")
    server, client = play.locator(".mine .printed.left").first.bounding_box(), typed.bounding_box()
    assert server["x"] < 60 < 300 < client["x"] + client["width"]
    reference = play.locator(".here .reference .typed")
    assert reference.is_hidden()
    play.get_by_label("Show the reference's play too").check()
    assert reference.is_visible()


def test_a_folded_play_opens_with_the_keyboard(visit: Visit, student: Callable[..., str]) -> None:
    page = visit(student())
    folded = page.locator("details.play:not([open])")
    assert folded.count() == 1
    summary = page.locator("details.play:not([open]) > summary")
    summary.focus()
    page.keyboard.press("Enter")
    assert page.locator("details.play[open]").count() == 2


def test_a_play_is_watched_as_it_happened(visit: Visit, student: Callable[..., str]) -> None:
    page = visit(student())
    page.clock.install(time=0)
    page.reload()  # with the clock that is ours
    page.clock.pause_at(60_000)
    play = page.locator("details.play[open]")
    rows = play.locator(".mine .row")
    count = rows.count()
    seen = "rows => rows.filter(row => row.checkVisibility({visibilityProperty: true})).length"
    assert rows.evaluate_all(seen) == count
    play.get_by_role("button", name="Watch it happen").click()
    assert rows.evaluate_all(seen) == 1
    page.clock.run_for(700)
    assert rows.evaluate_all(seen) == 2
    play.get_by_role("button", name="Pause").click()
    page.clock.run_for(7000)
    assert rows.evaluate_all(seen) == 2
    play.get_by_role("button", name="Show all of it").click()
    assert rows.evaluate_all(seen) == count
    stages = play.locator(".stage")
    for number in range(1, stages.count() + 1):
        play.get_by_role("button", name="Next step").click()
        assert page.locator("details.play[open] .stage:visible").count() == number
    assert rows.evaluate_all(seen) == count
    play.get_by_role("button", name="Watch it happen").click()
    page.clock.run_for(700 * count)
    assert rows.evaluate_all(seen) == count
    assert play.get_by_role("button", name="Watch it happen").count() == 1, "it has ended"


def test_links_lead_to_their_places(visit: Visit, student: Callable[..., str]) -> None:
    page = visit(student())
    targets = page.locator("a[href^='#']").evaluate_all("links => links.map(link => link.getAttribute('href').slice(1))")
    assert len(targets) > 3
    assert [target for target in targets if not page.evaluate("id => Boolean(document.getElementById(id))", target)] == []


def test_what_is_folded_is_told_on_paper(visit: Visit, student: Callable[..., str]) -> None:
    page = visit(student())
    follows = page.locator("details.fold li").first
    assert follows.is_hidden()
    assert page.pdf().startswith(b"%PDF")
    assert follows.is_visible()
    page.emulate_media(media="print")
    assert page.locator("details.play").first.is_hidden(), "the plays are for the screen"


def test_the_class_on_paper_has_no_controls(visit: Visit, whole_class: Callable[..., str]) -> None:
    page = visit(whole_class())
    page.emulate_media(media="print")
    assert page.locator("form").is_hidden()
    assert len(names(page)) == 5


_OVERLAPS = """() => {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const boxes = [];
  while (texts.nextNode()) {
    const node = texts.currentNode;
    const parent = node.parentElement;
    const shut = parent.closest("details:not([open])");
    const unseen = parent.closest("script, style, .vh, .skip, svg") || (shut && parent.closest("summary")?.parentElement !== shut);
    if (unseen || !node.textContent.trim() || !parent.checkVisibility()) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) if (box.width > 1 && box.height > 1) boxes.push([node.textContent.trim().slice(0, 40), box]);
  }
  boxes.sort(([, a], [, b]) => a.top - b.top);
  const found = [];
  boxes.forEach(([text, a], place) => {
    for (const [other, b] of boxes.slice(place + 1)) {
      if (b.top > a.bottom - 3) break;
      const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      if (wide > 2 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 4) found.push([text, other]);
    }
  });
  return found;
}"""


@pytest.mark.parametrize(("media", "width"), [("print", 718), ("screen", 1280), ("screen", 390)])  # 718: A4 between its margins
@pytest.mark.parametrize("which", ["student", "class"])
def test_nothing_lies_over_anything_else(
    which: str, media: str, width: int, visit: Visit, verdict: SubmissionVerdict, exercise: Exercise, timeline: Timeline,
    whole_class: Callable[..., str],
) -> None:  # fmt: skip
    """On A4, on a screen, on a phone; with sums whose titles and notes are as long as they come."""
    long = "Explique o fenômeno: por que as mensagens chegam juntas ou cortadas, e como a sua solução as separa?"
    sums = tuple(
        SumLine(kind, long, "0,08", "/ 0,25", "arredondada para um múltiplo de 0,1") for kind in ("item", "exercise", "sum", "late", "mark")
    )
    given = msgspec.structs.replace(asked(verdict, exercise, timeline), sums=sums)
    page = visit(student_page(given, Words("pt-BR")) if which == "student" else whole_class("pt-BR"), width=width)
    page.emulate_media(media=media)
    assert page.evaluate(_OVERLAPS) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("which", ["student", "class", "similar"])
def test_everybody_can_read_it(
    which: str, scheme: str, language: str, visit: Visit, student: Callable[..., str], whole_class: Callable[..., str], exercise: Exercise
) -> None:
    pairs = (Similar("Ana", "Élida", 90, 80, "a.html"), Similar("Ana", "Caio", 20, 80, "b.html"))
    similar = SimilarPage(found=((exercise, pairs, "all.html"),), index="../index.html")
    pages = {"student": student, "class": whole_class, "similar": lambda language: similar_page(similar, Words(language))}
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs `make dev`").Axe()
    for width in (1280, 390):
        page = visit(pages[which](language), width=width, scheme=scheme)
        page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
        found = axe.run(page)
        assert found.response["violations"] == [], found.generate_report()
        assert len(found.response["passes"]) > 20


def test_a_big_class_opens_and_sorts(visit: Visit, exercise: Exercise) -> None:
    rows = tuple(pupil(n, n % 11, name=f"Ana {n:03}") for n in range(500))
    page = visit(class_page(ClassPage(rows=rows, exercises=(exercise,)), Words("en")))
    page.get_by_role("button", name="Mark").click()
    assert page.locator("#table tbody th").first.inner_text() == "Ana 010"
    page.get_by_label("Search", exact=True).fill("49 ana")  # 49, 149, 249, 349, 449, 490 to 499: names, not marks
    assert len(names(page)) == 15


def test_hostile_texts_do_nothing(visit: Visit, verdict: SubmissionVerdict, exercise: Exercise, timeline: Timeline) -> None:
    text = "<img src=x onerror=console.log(1)><script>console.log(2)</script>{{7*7}}\u202e</style></script>"
    page = visit(student_page(asked(verdict, exercise, timeline, text=text), Words("en")))
    assert "<script>console.log(2)</script>" in page.locator("h1").inner_text()
    rows = (msgspec.structs.replace(pupil(1), name=text, href="javascript:console.log(3)"),)
    page = visit(class_page(ClassPage(rows=rows, exercises=(exercise,)), Words("en")))
    assert page.locator("tbody th a").get_attribute("href") == "./javascript%3Aconsole.log%283%29"


@pytest.mark.parametrize(
    "smuggled",
    [
        "<script>document.title = 'taken'</script>",
        "<img src=x onerror=\"document.title = 'taken'\">",
        "<script src=https://example.invalid/x.js></script>",
        "<style>body { display: none }</style>",
        "<iframe src=https://example.invalid/></iframe>",
        "<link rel=stylesheet href=https://example.invalid/x.css>",
    ],
)
def test_the_policy_stops_what_would_slip_through(smuggled: str, chromium: Any, tmp_path: Path, student: Callable[..., str]) -> None:
    html = student()
    (tmp_path / "page.html").write_text(html.replace("<main", f"{smuggled}<main"))
    page = chromium.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("requestfinished", lambda request: complaints.append(f"fetched {request.url}") if "example" in request.url else None)
    page.goto((tmp_path / "page.html").as_uri())
    page.evaluate("new Promise(done => requestAnimationFrame(done))")
    assert page.title() != "taken"
    assert page.locator("main").is_visible()
    assert any("Content Security Policy" in each for each in complaints)
    assert not [each for each in complaints if each.startswith("fetched")]
    page.close()
