"""Each mistake an author can make is told with its place, the author's own line and what was expected."""

import re
from pathlib import Path

import pytest

from grader.errors import ExerciseError, UsageError
from grader.spec.load import exercise_of, load_exercise, load_exercises
from grader.spec.source import parse_document

GOOD = """\
id: tiny
order: 1
title: {pt-BR: "Pequeno", en: "Tiny"}
about: {pt-BR: "Um servidor.", en: "A server."}
section: "TCP"
points: 3
protocol: own
programs:
  server: {names: [server, servidor], does: [listens]}
  client: {names: [client], does: [connects]}
values:
  ping: {draw: word}
  pong: {draw: word}
synonyms:
  "Recebido:": ["Chegou:"]
scenarios:
  - id: talk
    title: {pt-BR: "Conversa", en: "Talk"}
    points: 2
    play:
      - start: server
        see: {server: {waits: connection}}
      - start: client
        see: {client: {waits: keyboard}}
      - type: {client: "{ping}"}
        see: {server: {shows: "Recebido: {ping}", waits: keyboard}}
      - type: {server: "{pong}"}
        see: {client: {shows: "{pong}"}}
  - id: words
    title: {pt-BR: "Palavras", en: "Words"}
    points: 1
    same_play_as: talk
    judge: wording
  - id: raw
    title: {pt-BR: "Cru", en: "Raw"}
    points: 0.5
    bonus: true
    peers:
      netcat: {speaks: tcp, to: server}
    play:
      - start: server
      - connect: netcat
        see: {netcat: {stream: open}}
      - close: netcat
        see: {server: {waits: connection}}
"""

_TOLD = re.compile(r"^tiny\.yml:(\d+):(\d+): (.+)$")


def mistakes(text: str) -> tuple[str, ...]:
    with pytest.raises(ExerciseError) as caught:
        exercise_of(parse_document(text, "tiny.yml"))
    return caught.value.mistakes


def changed(old: str, new: str) -> str:
    assert GOOD.count(old) == 1, f"{GOOD.count(old)} times in the good file: {old}"
    return GOOD.replace(old, new)


def test_the_good_file_is_good() -> None:
    exercise = exercise_of(parse_document(GOOD, "exercise"))
    assert [scenario.id for scenario in exercise.scenarios] == ["talk", "words", "raw"]
    assert exercise.title.pt == "Pequeno"


# what is changed in the good file; the place of the mistake; words of the message; words of what was expected
CASES = {
    "misspelt key": ("points: 3\n", "poinst: 3\npoints: 3\n", "poinst", "unknown key `poinst`", "did you mean `points`?"),
    "misspelt key deep down": ("{waits: keyboard}", "{wait: keyboard}", "wait:", "unknown key `wait`", "did you mean `waits`?"),
    "missing key": ("protocol: own\n", "", "id: tiny", "missing here: `protocol`", "these keys too"),
    "missing language": (
        '{pt-BR: "Um servidor.", en: "A server."}',
        '{pt-BR: "Um servidor."}',
        "about",
        "missing here: `en`",
        "these keys",
    ),
    "unknown word": ("protocol: own", "protocol: owned", "owned", "the text `owned` is not known", "did you mean `own`?"),
    "unknown wait": (
        "waits: keyboard}}\n      - type: {server",
        "waits: keybord}}\n      - type: {server",
        "keybord",
        "`keybord` is not known",
        "did you mean `keyboard`?",
    ),
    "a word that YAML takes for no": ('section: "TCP"', "section: no", "no", "the truth value false", 'needs quotes to be a text: "no"'),
    "a number for a text": ("id: tiny", "id: 12", "12", "found the number 12", "a text"),
    "a text for a number": ("points: 3", "points: three", "three", "the text `three`", "a number"),
    "nothing for a list": ("[listens]", "", "}\n  client", "found nothing", "a list of: one of binds, connects"),
    "a list for a mapping": (
        "  ping: {draw: word}",
        "  ping: [word]",
        "[word]",
        "found a list",
        "a mapping with the keys draw, size, text",
    ),
    "key twice": ("order: 1", "order: 1\norder: 2", "order: 2", "key `order` stands here twice; first in line 2", "each key once"),
    "alias": ('  "Recebido:": ["Chegou:"]', '  "Recebido:": &a ["Chegou:"]\n  x: *a', "*a", "alias *a", "aliases are not used"),
    "tag": ("order: 1", "order: !!int 1", "!!int", "tag tag:yaml.org,2002:int", "no tags"),
    "not YAML": ('section: "TCP"', "section: TCP: Ping", ": Ping", "this is not YAML", 'quotes around a text that has ": " in it'),
    "tab": ("  server: {names", "\tserver: {names", "\tserver", "this is not YAML", "spaces for indentation"),
    "second document": ("protocol: own", "---\nprotocol: own", "---", "a second document begins here", "one document a file"),
    "id not in kebab case": ("id: tiny", "id: Tiny_One", "Tiny_One", "`Tiny_One` is not in kebab case", "small letters"),
    "scenario id twice": ("id: words", "id: talk", 'talk\n    title: {pt-BR: "Palavras', "`talk` names something else above", "its own"),
    "empty text": ('en: "Tiny"', 'en: " "', '" "', "this text is empty", "a sentence for the students"),
    "unknown value": ('{shows: "{pong}"}', '{shows: "{pongg}"}', '"{pongg}"', "there is no value `pongg`", "did you mean `pong`?"),
    "a text of its own for nothing": (
        "does: [listens]}",
        "does: [listens], says: [pong]}",
        "pong]}",
        "`pong` is no value with a text",
        "",
    ),
    "unused value": (
        "  pong: {draw: word}",
        "  pong: {draw: word}\n  unused: {draw: word}",
        "unused",
        "value `unused` is not used",
        "{unused} in a step",
    ),
    "value of two kinds": (
        "  pong: {draw: word}",
        "  pong: {draw: word, text: x}",
        "{draw: word, text",
        "both or neither of `draw` and `text`",
        "draw: word",
    ),
    "line without size": ("  pong: {draw: word}", "  pong: {draw: line}", "{draw: line", "0 bytes", "from 8 to 4094 (a terminal cuts"),
    "line that a terminal cuts": ("  pong: {draw: word}", "  pong: {draw: line, size: 4095}", "4095", "4095 bytes", "from 8 to 4094"),
    "bytes at a keyboard": (
        "  pong: {draw: word}",
        "  pong: {draw: bytes, size: 9}",
        "{draw: bytes",
        "is typed at a terminal",
        "one line of text",
    ),
    "size of a word": ("  pong: {draw: word}", "  pong: {draw: word, size: 9}", "9}", "draw: word has no size", "line and bytes only"),
    "typed line end": ('{client: "{ping}"}', '{client: "{ping}\\n"}', '"{ping}\\n"', "can't be typed as a line", "one line"),
    "synonym of nothing": ('"Recebido:": [', '"Recebida:": [', '"Recebida', "no step shows `Recebida:`", "did you mean `Recebido:`?"),
    "no synonym": ('["Chegou:"]', "[]", "[]", "no other wording", "as good"),
    "hint for no finding": (
        "synonyms:",
        "hints:\n  syntax-eror: {pt-BR: a, en: b}\nsynonyms:",
        "syntax-eror",
        "no finding has the code `syntax-eror`",
        "did you mean `syntax-error`?",
    ),
    "points do not add up": (
        "points: 2\n",
        "points: 1\n",
        "3\nprotocol",
        "has 3 points, its scenarios and manual questions 2",
        "points: 2",
    ),
    "no points": ("points: 2\n    play", "points: 0\n    play", "id: talk", "scenario `talk` gives no points", "remark: true"),
    "points of a remark": ("    bonus: true", "    remark: true", "0.5", "0.5 points in a scenario that is a remark", "no points"),
    "points that are no number": ("points: 0.5", "points: .nan", ".nan", "nan points", "0 or more"),
    "same play as nothing": ("same_play_as: talk", "same_play_as: tolk", "tolk", "no scenario `tolk` with a play", "did you mean `talk`?"),
    "after nothing": ("judge: wording", "judge: wording\n    after: [row]", "row", "no scenario `row` above", "talk"),
    "judged twice alike": ("    judge: wording\n", "", "id: words", "the same play as `talk`, judged in the same way", "judge: wording"),
    "cast of another's play": (
        "judge: wording",
        "judge: wording\n    cast: {client: reference}",
        "cast:",
        "the play is that of `talk`",
        "there",
    ),
    "no action": ("- start: client\n        see", "- see", "see: {client: {waits", "this step does nothing", "exactly one of start, type"),
    "two actions": (
        "- start: client\n",
        "- start: client\n        vanish: server\n",
        "start: client",
        "start and vanish in one step",
        "exactly one of",
    ),
    "unknown program": ("- start: client\n", "- start: cliant\n", "cliant", "there is no program `cliant`", "did you mean `client`?"),
    "typed at nobody": (
        'type: {client: "{ping}"}',
        'type: {client-2: "{ping}"}',
        "client-2",
        "type: `client-2` is not started yet",
        "start: client-2",
    ),
    "seen too early": (
        "see: {server: {waits: connection}}\n      - start: client",
        "see: {client: {waits: connection}}\n      - start: client",
        "client: {waits: conn",
        "see: `client` is not started yet",
        "start: client",
    ),
    "started twice": ("- start: client\n", "- start: [client, server]\n", "[client, server]", "`server` is already started", "server-2"),
    "two that listen": (
        "- start: client\n",
        "- start: [client, server-2]\n",
        "[client, server-2]",
        "`server-2` would need the TCP port",
        "one server at a time",
    ),
    "beside nobody": (
        "- start: client\n",
        "- start: client\n        beside: client-2\n",
        "client-2",
        "beside: `client-2` is not started yet",
        "server",
    ),
    "args without start": (
        "- connect: netcat\n",
        "- connect: netcat\n        args: [x]\n",
        "args",
        "`args` without start",
        "beside start only",
    ),
    "times without send": (
        "- connect: netcat\n",
        "- connect: netcat\n        times: 2\n",
        "2\n        see",
        "times: 2",
        "beside send only",
    ),
    "unknown peer": ("- connect: netcat", "- connect: natcat", "natcat", "there is no peer `natcat`", "did you mean `netcat`?"),
    "peer called as a program": ("netcat: {speaks", "client-2: {speaks", "client-2: {sp", "`client-2` is a program", "another name"),
    "peer to nobody": ("to: server}", "to: srver}", "srver", "no program `srver`", "did you mean `server`?"),
    "peer not connected": (
        "- connect: netcat\n        see: {netcat: {stream: open}}",
        "- wire: []",
        "netcat\n        see: {server",
        "`netcat` is not connected yet",
        "connect: netcat",
    ),
    "udp has no connection": ("speaks: tcp", "speaks: udp", "netcat\n        see: {netcat", "no connection to connect", "send"),
    "gets of a program": (
        "{waits: keyboard}}\n      - type: {client",
        "{gets: x}}\n      - type: {client",
        "gets",
        "`gets` is not for a program",
        "shows",
    ),
    "waits of a peer": ("{stream: open}", "{waits: data}", "waits: data", "`waits` is not for a peer", "gets, stream"),
    "nothing to see": ("{stream: open}", "{}", "{}}", "nothing is to be seen here", "shows"),
    "rule that does nothing": (
        "    bonus: true",
        "    bonus: true\n    requires: [wire]\n    wire: [{from: server}]",
        "{from: server}]",
        "this rule does nothing",
        "cut",
    ),
    "rule from nobody": (
        "    bonus: true",
        "    bonus: true\n    requires: [wire]\n    wire: [{from: sever, cut: 1}]",
        "sever",
        "no program or peer `sever`",
        "did you mean `server`?",
    ),
    "rule from someone absent": (
        "    bonus: true",
        "    bonus: true\n    requires: [wire]\n    wire: [{from: server-2, cut: 1}]",
        "server-2",
        "`server-2` is not started in this play",
        "did you mean `server`?",
    ),
    "rules at odds": (
        "    bonus: true",
        "    bonus: true\n    requires: [wire]\n    wire: [{cut: 1, glue: true}]",
        "{cut",
        "cut and glue contradict each other",
        "one of",
    ),
    "cut into nothing": ("    bonus: true", "    bonus: true\n    requires: [wire]\n    wire: [{cut: 0}]", "0}]", "cut: 0", "1 or more"),
    "datagrams' rule for streams": (
        "    bonus: true",
        "    bonus: true\n    requires: [wire]\n    wire: [{lose: [1]}]",
        "lose",
        "`lose` is for datagrams",
        "cut",
    ),
    "wire not required": (
        "    bonus: true",
        "    bonus: true\n    wire: [{cut: 1}]",
        "id: raw",
        "scenario `raw` has rules for the wire",
        "requires: [wire]",
    ),
    "kernel not required": (
        '{shows: "{pong}"}',
        '{sockets: {close-wait: 0}, shows: "{pong}"}',
        "id: talk",
        "looks at sockets, which the kernel tells",
        "requires: [kernel]",
    ),
    "program named socket": ("names: [client]", "names: [socket]", "socket", "hide Python's own module", "another name"),
    "port that is none": ("protocol: own\n", "protocol: own\naddress: {port: 70000}\n", "70000", "70000 is no port", "1 to 65535"),
    "host that is none": ("protocol: own\n", "protocol: own\naddress: {port: 1, host: a b}\n", "a b", "`a b` is no host", "localhost"),
    "program's name with .py": ("names: [client]", "names: [client.py]", "client.py", "no name of a program", "without .py"),
    "name of two programs": (
        "names: [client]",
        "names: [servidor]",
        "servidor], does: [conn",
        "a name of the server too",
        "one program only",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_mistake_is_told_with_its_place(case: str) -> None:
    old, new, place, what, expected = CASES[case]
    text = changed(old, new)
    offset = text.index(place, text.index(new) if place in new else 0)
    line = text.count("\n", 0, offset) + 1
    column = offset - (text.rfind("\n", 0, offset) + 1) + 1
    told = mistakes(text)
    matching = [each for each in told if what in each.splitlines()[0]]
    assert len(matching) == 1, told
    first, source, caret, *rest = matching[0].split("\n")
    found = _TOLD.match(first)
    assert found is not None
    assert int(found[1]) == line, (first, line, column)
    assert source[4:] == text.split("\n")[line - 1].replace("\t", " ")
    assert len(caret) == 4 + int(found[2]) and caret.strip() == "^"
    assert rest and rest[0].startswith("    expected: ") and expected in rest[0]


def test_the_caret_stands_below_the_word() -> None:
    (told,) = mistakes(changed("- start: client\n", "- start: cliant\n"))[:1]
    assert told == (
        "tiny.yml:23:16: there is no program `cliant`\n"
        "          - start: cliant\n"
        "                   ^\n"
        "    expected: client, server (did you mean `client`?)"
    )


def test_all_mistakes_come_at_once_and_in_order() -> None:
    text = GOOD.replace("order: 1", "order: first").replace('"{pong}"}}', '"{pung}"}}').replace("protocol: own", "protocol: own\npints: 1")
    told = mistakes(text)
    assert [each.splitlines()[0].split(": ", 1)[1] for each in told] == [
        "found the text `first`",
        "unknown key `pints`",
        "there is no value `pung`",
    ]


def test_one_mistake_is_not_told_twice_over() -> None:
    """A misspelt key leaves a step without an action and a value unused; only the key is told."""
    told = mistakes(changed('type: {server: "{pong}"}', 'tpye: {server: "{pong}"}'))
    assert len(told) == 1
    assert "unknown key `tpye`" in told[0]


@pytest.mark.parametrize(
    ("raw", "what"),
    [
        (b"", "the file says nothing"),
        (b"# only a comment\n", "the file says nothing"),
        (b"id: \xff\n", "byte 0xff is not UTF-8"),
        (b"id: a\x00b\n", "this is not YAML"),
        (b"\x7fELF\x02\x01\x01\x00", "this is not YAML"),
        (b"- 1\n- 2\n", "found a list"),
        (b"just words\n", "found the text"),
        (b"[" * 5000, "nested more than 40 deep"),
        (b"a: [&a [x, x], *a, *a]\n", "alias *a"),
        (b"? [a, b]\n: 1\n", "a list or a mapping stands where a key is due"),
        (b"id: " + b"9" * 5000 + b"\n", "this number can't be read"),
        (b"id: 0x" + b"f" * 5000 + b"\n", "this number can't be read"),
        (b"x" * 300_000, "is larger than 256 KiB"),
    ],
)
def test_what_is_no_exercise_file_is_told_in_one_line(raw: bytes, what: str, tmp_path: Path) -> None:
    path = tmp_path / "bad.yml"
    path.write_bytes(raw)
    with pytest.raises(ExerciseError) as caught:
        load_exercise(path)
    assert len(matching := [told for told in caught.value.mistakes if what in told.splitlines()[0]]) == 1
    assert matching[0].startswith(f"{path}:1:")


def test_the_place_of_a_bad_byte(tmp_path: Path) -> None:
    path = tmp_path / "latin1.yml"
    path.write_bytes("id: tiny\nsection: Múltiplos\n".encode("latin-1"))
    with pytest.raises(ExerciseError, match=r"latin1\.yml:2:11: byte 0xfa is not UTF-8"):
        load_exercise(path)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ExerciseError, match="No such file"):
        load_exercise(tmp_path / "none.yml")
    with pytest.raises(ExerciseError, match="Is a directory"):
        load_exercise(tmp_path)


def test_a_long_line_is_shown_around_the_mistake() -> None:
    told = mistakes(changed('en: "Tiny"}', 'en: "' + "very " * 100 + '", fr: "x"}'))[0]
    _first, source, caret, _expected = told.split("\n")
    assert len(source) < 120
    assert source[caret.index("^") :].startswith("fr")


def test_control_characters_of_the_author_do_not_reach_the_terminal() -> None:
    told = mistakes(changed('section: "TCP"', 'section: "TCP\x85\u202e"\nsecton: 1'))
    assert not any(character in "".join(told) for character in "\x85\u202e\x1b")


def test_mistakes_of_several_files_come_together(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text(GOOD)
    (tmp_path / "b.yml").write_text(GOOD)
    (tmp_path / "c.yml").write_text("id: [")
    with pytest.raises(ExerciseError) as caught:
        load_exercises(tmp_path)
    told = "\n".join(caught.value.mistakes)
    assert "c.yml:" in told
    assert f"b.yml:1:5: id tiny is that of {tmp_path / 'a.yml'} too" in told
    assert f"b.yml:2:8: order 1 is that of {tmp_path / 'a.yml'} too" in told


def test_a_folder_without_exercises(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no exercise files"):
        load_exercises(tmp_path)


def test_exercises_come_in_their_order(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text(GOOD.replace("order: 1", "order: 2"))
    (tmp_path / "b.yml").write_text(GOOD.replace("id: tiny", "id: first"))
    assert [exercise.id for exercise in load_exercises(tmp_path)] == ["first", "tiny"]
