"""The page to mark with in a real browser: by keyboard, two at once, hostile answers, on a phone, by axe-core."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from grader.batch.publish import publish
from grader.batch.store import Store
from grader.classroom import Student
from grader.marks.course import Course
from grader.report.words import LANGUAGES, Words
from tests.marks.making import REAL
from tests.review.conftest import Serve
from tests.review.made import LEFT_OPEN, OPEN, THEIR_FILES, blamed, made_class

Look = Callable[..., Any]


@pytest.fixture
def look(chromium: Any) -> Iterator[Look]:
    """`look(address)` opens it; whatever the page complained about, or fetched elsewhere, fails the test at its end."""
    contexts: list[Any] = []
    complaints: list[str] = []

    def opened(address: str, *, width: int = 1440, scheme: str = "light", student: str = "", wait: str = ".decide") -> Any:
        context = chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce")
        contexts.append(context)
        page = context.new_page()
        page.on(
            "console", lambda message: complaints.append(message.text) if "409" not in message.text and "422" not in message.text else 0
        )
        page.on("pageerror", lambda error: complaints.append(str(error)))
        own = (address.partition("#")[0].removesuffix("index.html"), "data:")  # pages below it, too
        page.on("request", lambda request: None if request.url.startswith(own) else complaints.append(request.url))
        page.goto(f"{address}#student={student}" if student else address)
        page.wait_for_selector(wait)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert complaints == []


def decided(out: Path) -> list[tuple[str, str, float, str, str]]:
    with Store.open(out) as store:
        return [(each.student, each.item, each.points, each.reason, each.author) for each in store.log()]


def until(page: Any, text: str) -> None:
    page.get_by_text(text).first.wait_for()


def test_by_keyboard_alone(serve: Serve, look: Look, out: Path) -> None:
    (out / "comments.yml").write_text("glued: A recv is no message.\n")
    page = look(serve().address)
    assert page.locator("h1").inner_text() == "Ana Souza"
    assert page.locator(".decide[aria-current] h4").inner_text().startswith("Explain the phenomenon")
    assert "They arrive glued" in page.locator("#text").inner_text()
    page.keyboard.type("1.5")
    page.keyboard.press("Enter")
    until(page, "Kept.")
    page.keyboard.press("n")
    page.locator("h1", has_text="Bia").wait_for()
    assert page.locator(".decide[aria-current] h4").inner_text().startswith("Explain the phenomenon"), "the same line of the next"
    page.keyboard.press("f")
    page.keyboard.press("c")  # from the points straight to the comment: a letter is no number
    page.keyboard.type("#glued")
    page.keyboard.press("Escape")
    page.keyboard.press("p")  # keeps what was typed, and goes
    page.locator("h1", has_text="Ana").wait_for()
    assert decided(out) == [
        ("ana", "explain", 1.5, "", "eva"),
        ("bia", "explain", 2, "A recv is no message.", "eva"),
    ]
    page.keyboard.press("j")
    before = page.locator(".decide[aria-current] h4").inner_text()
    page.keyboard.press("k")
    assert page.locator(".decide[aria-current] h4").inner_text() != before
    assert page.locator("#count").inner_text() == "waiting for a person: 0 of 3"


def test_single_keys_can_be_switched_off(serve: Serve, look: Look) -> None:
    page = look(serve().address)
    page.keyboard.press("?")
    page.wait_for_function("document.querySelector('#help dl').getBoundingClientRect().top < innerHeight - 100")  # and not below it all
    page.get_by_label("single keys").uncheck()
    page.locator("h1").click()
    page.keyboard.press("n")
    assert page.locator("h1").inner_text() == "Ana Souza"


def test_a_refused_decision_stays_where_it_was_typed(serve: Serve, look: Look, out: Path) -> None:
    page = look(serve().address)
    page.keyboard.type("7")
    page.keyboard.press("Enter")
    until(page, "“7” is no number from 0 to 2.")
    page.keyboard.press("Escape")
    page.keyboard.press("n")
    until(page, "“7” is no number from 0 to 2.")
    assert page.locator("h1").inner_text() == "Ana Souza", "what is not kept is not left"
    assert page.locator(".decide[aria-current] .points").input_value() == "7"
    assert decided(out) == []


@pytest.mark.parametrize("answer", ["Mine in its place", "Leave theirs"])
def test_two_people_at_once(answer: str, serve: Serve, look: Look, out: Path) -> None:
    eva, ivo = look(serve("eva").address), look(serve("ivo").address)
    eva.keyboard.type("2")
    eva.keyboard.press("Enter")
    until(eva, "Kept.")
    ivo.keyboard.type("1")
    ivo.keyboard.press("Enter")
    until(ivo, "Meanwhile eva decided: 2 (–).")
    assert decided(out) == [("ana", "explain", 2, "", "eva")]
    ivo.get_by_role("button", name=answer).click()
    if answer == "Leave theirs":
        ivo.locator(".by", has_text="by eva").wait_for()
        assert ivo.locator(".decide[aria-current] .points").input_value() == "2"
        assert len(decided(out)) == 1
    else:
        ivo.locator(".by", has_text="by ivo").wait_for()
        assert decided(out)[1:] == [("ana", "explain", 1, "", "ivo")]


def test_one_decision_for_all_who_made_a_mistake(serve: Serve, look: Look, out: Path) -> None:
    page = look(serve().address)
    line = page.locator('.decide[data-line="hello-tcp/greets"]')
    assert line.locator(".everybody").is_hidden(), "without a cause there is nothing that they have in common"
    line.locator(".points").fill("0.25")
    line.locator(".reason").fill("the page is unclear there")
    line.get_by_role("button", name="Keep").click()
    page.locator(".by", has_text="by eva").wait_for()
    assert decided(out) == [("ana", "greets", 0.25, "the page is unclear there", "eva")]


@pytest.fixture
def causes(tmp_path: Path) -> Path:
    """A class in which two left their sockets open, with its pages."""
    out = made_class(tmp_path / "causes", files=THEIR_FILES, results=LEFT_OPEN)
    with Store.open(out) as store:
        publish(out, store, tuple(REAL.values()), Course(), Words("en"))
    return out


def test_from_a_cause_of_the_class_to_one_decision_for_all(causes: Path, serve: Serve, look: Look) -> None:
    """A click on a cause shows its students, each with the line; one more leads to where all of them are decided at once."""
    page = look(serve(out=causes).address)
    page.get_by_role("link", name="The class", exact=True).click()
    cause = page.locator(".causes details", has_text="has not closed its side").first
    assert not cause.get_by_role("link", name="Ana Souza").is_visible()
    cause.locator("summary").click()
    assert cause.get_by_role("listitem").all_inner_texts() == ["Ana Souza server.py:30: sock.recv(10)", "Bia Lima server.py:7: read(s)"]
    cause.get_by_role("link", name="decide for all of them").click()
    page.wait_for_selector(".decide")
    assert page.locator("#students button").all_inner_texts() == ["Ana Souza", "Bia Lima"]
    assert "has not closed its side" in page.locator("#cause").inner_text()
    assert "cause=hello-tcp%2Fcloses%2Fsocket-left-open" in page.evaluate("location.hash")
    line = page.locator('.decide[data-line="hello-tcp/closes"]')
    assert line.get_attribute("aria-current") == "true"
    line.locator(".points").fill("0.25")
    line.locator(".reason").fill("the page does not ask for it")
    line.get_by_role("button", name="for all who made this mistake").click()
    line.get_by_role("button", name="really for all of them?").click()
    page.locator(".by", has_text="by eva").wait_for()
    assert decided(causes) == [(key, "closes", 0.25, "the page does not ask for it", "eva") for key in ("ana", "bia")]
    page.locator("#cause").click()
    page.locator("#show").select_option(label="all")
    assert page.locator("#students button").count() == 3


def test_one_decision_for_all_who_lost_a_claim_whatever_the_cause(tmp_path: Path, serve: Serve, look: Look) -> None:
    ana, bia, caio = LEFT_OPEN
    bia = blamed(bia, replace(OPEN, code="ends-early"))
    out = made_class(tmp_path / "claim", files=THEIR_FILES, results=(ana, bia, caio))
    with Store.open(out) as store:
        publish(out, store, tuple(REAL.values()), Course(), Words("en"))
    page = look(serve(out=out).address + "index.html", wait=".causes")
    page.get_by_text("Whatever the cause").first.click()
    page.locator(".whatever[open]").get_by_role("link", name="decide for all of them").first.click()
    page.wait_for_selector(".decide")
    assert page.locator("#students button").all_inner_texts() == ["Ana Souza", "Bia Lima"]
    line = page.locator(".decide[aria-current]")
    item = str(line.get_attribute("data-line")).partition("/")[2]
    line.locator(".points").fill("0.25")
    line.locator(".reason").fill("it was not asked")
    line.get_by_role("button", name="for all who lost this").click()
    line.get_by_role("button", name="really for all of them?").click()
    page.locator(".by", has_text="by eva").wait_for()
    assert decided(out) == [(key, item, 0.25, "it was not asked", "eva") for key in ("ana", "bia")]


def test_a_student_s_page_is_reached_and_left_again(causes: Path, serve: Serve, look: Look) -> None:
    page = look(serve(out=causes).address)
    page.get_by_role("link", name="The class", exact=True).click()
    page.locator(".causes summary").first.click()
    page.locator(".causes").get_by_role("link", name="Bia Lima").first.click()
    assert page.evaluate("document.querySelector(':target h3').innerText").find("has not closed its side") > 0
    page.get_by_role("link", name="The class").click()
    assert page.locator("h1").inner_text() == "3 students"


def test_the_file_that_a_cause_is_in_is_shown_at_its_line(causes: Path, serve: Serve, look: Look) -> None:
    page = look(serve(out=causes).address, student="ana")
    assert page.locator("#files [aria-current]").inner_text().endswith("README.md"), "a question is answered there"
    page.locator('.decide[data-line="hello-tcp/closes"] h4').click()
    assert page.locator("#files [aria-current]").inner_text() == "hello-tcp/server.py"
    mark = page.locator("#text mark")
    assert mark.inner_text() == "sock.recv(10)"
    page.get_by_role("button", name="client.py").click()
    assert mark.count() == 0
    page.keyboard.press("n")
    page.locator("h1", has_text="Bia").wait_for()
    assert mark.inner_text() == "line 7"
    assert page.evaluate("document.documentElement.scrollHeight - innerHeight") < 200, (
        "nothing in its scrolling parts makes the page longer"
    )


def test_the_address_keeps_what_is_looked_at(serve: Serve, look: Look) -> None:
    address = serve().address
    page = look(address)
    page.locator("#show").select_option(label="all")
    page.get_by_role("button", name="Caio Dias").click()
    page.locator("h1", has_text="Caio").wait_for()
    kept = page.evaluate("location.hash")
    again = look(address + kept)
    again.locator("h1", has_text="Caio").wait_for()
    assert again.locator("#show").input_value() == ""


def test_two_of_one_name_are_told_apart(serve: Serve, look: Look, out: Path) -> None:
    with Store.open(out) as store:
        store.enrol([("twin", Student(key="twin", name="Caio Dias"), None)])
    page = look(serve().address, student="caio")
    page.locator("#show").select_option(label="all")
    assert page.locator("h1").inner_text() == "Caio Dias (caio)"
    assert page.get_by_role("button", name="Caio Dias (twin)").count() == 1


def test_hostile_answers_do_nothing(serve: Serve, look: Look) -> None:
    page = look(serve().address, student="bia")
    page.locator("h1", has_text="Bia").wait_for()
    assert "<script>" in page.locator("h1").inner_text()
    page.get_by_role("button", name="README.md").click()
    assert "<script>" in page.locator("#text").inner_text()
    assert "taken" in page.title() and page.title() != "taken"
    assert page.locator("main img, main script").count() == 0
    page.get_by_role("button", name="answer.pdf").click()
    assert "10 bytes" in page.locator("#text").inner_text()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everybody_can_use_it(scheme: str, language: str, serve: Serve, look: Look) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs `make dev`").Axe()
    address = serve(language=language).address
    for width in (1440, 390):
        page = look(address, width=width, scheme=scheme)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
        found = axe.run(page)
        assert found.response["violations"] == [], found.generate_report()
        assert len(found.response["passes"]) > 20
