"""A letter to each student with the mark and the page, as .eml files that a mail program opens, or sends for a course."""

from collections.abc import Iterable, Mapping
from email.message import EmailMessage
from email.policy import SMTP

from grader.classroom import Note, note
from grader.marks.matching import Marked, called
from grader.report.words import N_, Words


def letters(marked: Iterable[Marked], pages: Mapping[str, bytes], words: Words) -> tuple[dict[str, bytes], tuple[Note, ...]]:
    """By key the letters to those who have a mark and an address, and whom none is written to. `pages` are by key."""
    written: dict[str, bytes] = {}
    notes: list[Note] = []
    for one in marked:
        student, name = one.student, called(one)
        if one.mark.mark is None:
            notes.append(note("{name}: no letter, for there is no mark yet.", name=name))
        elif "@" not in student.email or any(sign in student.email for sign in '\r\n,;<>" '):
            notes.append(note("{name}: no letter, for nobody knows the address.", name=name))
        else:
            written[student.key] = _letter(one, pages.get(student.key), words)
    return written, tuple(notes)


def _letter(one: Marked, page: bytes | None, words: Words) -> bytes:
    assert one.mark.mark is not None
    letter = EmailMessage(policy=SMTP)
    letter["To"] = one.student.email
    letter["Subject"] = words.say(N_("Your mark"))
    letter["X-Unsent"] = "1"  # mail programs open it as a draft
    mark, most = words.number(float(one.mark.mark)), words.number(float(one.mark.scale))
    name = " ".join(one.student.name.split())
    text = words.say(N_("{name}: {mark} of {most}."), name=name or one.student.key, mark=mark, most=most)
    letter.set_content(text + ("\n\n" + words.say(N_("The page attached says why.")) if page else "") + "\n")
    if page:
        letter.add_attachment(page, maintype="text", subtype="html", filename="feedback.html")
    return letter.as_bytes()
