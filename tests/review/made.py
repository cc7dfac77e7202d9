"""A class with its submissions beside it, for the tests of the page to mark with."""

from collections.abc import Mapping
from pathlib import Path

from msgspec.structs import replace

from grader.batch.plan import digest_of
from grader.batch.store import Grading, Settings, Store
from grader.classroom import Result, Student
from grader.submission.gather import Gathered
from grader.verdict import Finding, Outcome
from tests.marks.making import real, result

BAD = "<img src=x onerror=\"document.title='taken'\"><script>document.title='taken'</script>"
FILES: dict[str, dict[str, bytes]] = {
    "ana": {"multiple-packets/README.md": b"They arrive glued: TCP is a stream.\n", "multiple-packets/server.py": b"print(1)\n"},
    "bia": {
        "multiple-packets/README.md": BAD.encode(),
        "multiple-packets/answer.pdf": b"%PDF-1.4\0\xff",
        "hello-tcp/server.py": b"x = 1\n",
    },
    "caio": {"hello-tcp/server.py": b"y = 2\n"},
}


def student(key: str, name: str, *lost: str, packets: bool = True) -> Result:
    verdicts = (real("hello-tcp", lost=lost), *([real("multiple-packets")] if packets else []))
    return replace(result(*verdicts, key=key), student=Student(key=key, name=name, id=f"2026-{key}", email=f"{key}@example.org"))


ANA = student("ana", "Ana Souza", "greets")
BIA = student("bia", f"Bia {BAD}", "greets", "shown")
CAIO = student("caio", "Caio Dias", packets=False)


def blamed(one: Result, *findings: Finding) -> Result:
    """With these findings in each scenario that failed."""
    assert one.verdict
    exercises = tuple(
        replace(each, scenarios=tuple(
            replace(scenario, findings=findings) if scenario.outcome is Outcome.FAILED else scenario for scenario in each.scenarios
        ))
        for each in one.verdict.exercises
    )  # fmt: skip
    return replace(one, verdict=replace(one.verdict, exercises=exercises))


OPEN = Finding(code="socket-left-open", program="server", file="server.py", line=30, quote="sock.recv(10)", data={"count": "1"})
PROGRAM = "".join(f"line {n}\n" for n in range(1, 30)) + "sock.recv(10)\n" + "pass\n" * 100
LEFT_OPEN = (
    blamed(student("ana", "Ana Souza", "closes"), OPEN),
    blamed(student("bia", "Bia Lima", "closes"), replace(OPEN, line=7, quote="read(s)")),
    student("caio", "Caio Dias", packets=False),
)
THEIR_FILES: dict[str, dict[str, bytes]] = {
    key: {
        f"{exercise}/{name}": text
        for exercise in ("hello-tcp", "multiple-packets")
        for name, text in (("README.md", b"."), ("client.py", b"x = 1\n"), ("server.py", PROGRAM.encode()))
    }
    for key in ("ana", "bia", "caio")
}  # fmt: skip


def made_class(
    folder: Path, *, anonymous: bool = False, files: Mapping[str, Mapping[str, bytes]] = FILES, results: tuple[Result, ...] = ()
) -> Path:
    """The folder of a batch, and beside it the download that it was made from."""
    source, out = folder / "download", folder / "out"
    for key, each in files.items():
        for name, content in each.items():
            (source / key / name).parent.mkdir(parents=True, exist_ok=True)
            (source / key / name).write_bytes(content)
    with Store.open(out, create=True) as store:
        store.save_settings(Settings(seed=7, source=str(source), layout="folders", language="en", anonymous=anonymous))
        for one in results or (ANA, BIA, CAIO):
            key = one.student.key
            store.enrol([(key, one.student, None)])
            assert one.attempt and one.verdict
            gathered = Gathered(dict(files.get(key, {})))
            attempt = store.hand_in(key, replace(one.attempt, digest=digest_of(gathered, "")), ())
            digests = {each.id: each.id for each in one.verdict.exercises}
            store.save(attempt, Grading(verdict=one.verdict, exercises=digests, record=None, grader="test", asked=""))
    return out
