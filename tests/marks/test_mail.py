"""Letters to students: the right address, the right page, nothing that a name can smuggle in."""

from email import message_from_bytes
from email.policy import default

from grader.marks.mail import letters
from grader.report.words import Words
from tests.marks.test_platforms import marked


def test_a_letter_with_the_mark_and_the_page() -> None:
    klass = (
        marked("ana", "7.5", name="Ana\r\nBcc: eve@x.br", email="ana@x.br"),
        marked("bia", None, name="Bia", email="bia@x.br"),
        marked("caio", "3", name="Caio"),
        marked("davi", "3", name="Davi", email="davi@x.br, eve@x.br"),
    )
    written, notes = letters(klass, {"ana": b"<p>ana</p>"}, Words("en"))
    assert list(written) == ["ana"]
    letter = message_from_bytes(written["ana"], policy=default)
    assert (letter["To"], letter["Bcc"]) == ("ana@x.br", None)
    body = letter.get_body(("plain",))
    assert body is not None and "7.5 of 10." in body.get_content()
    (page,) = letter.iter_attachments()
    assert page.get_content() == "<p>ana</p>"
    assert [str(each) for each in notes] == [
        "Bia: no letter, for there is no mark yet.",
        "Caio: no letter, for nobody knows the address.",
        "Davi: no letter, for nobody knows the address.",
    ]
