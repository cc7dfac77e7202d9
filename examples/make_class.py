"""Packs the sample class as a platform would give it: `python examples/make_class.py FOLDER [--again]`.

With --again it is the download of a day later: one of the class has handed in anew.
Writes moodle.zip (Moodle's download of an assignment), roster.csv (the class list) and worksheet.csv (Moodle's grading
worksheet). The programs in examples/class and everybody here are made up. The same programs give the same bytes.
"""

import csv
import io
import sys
import zipfile
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
CLASS = HERE / "class"
_DOWNLOADED = (2026, 3, 28, 9, 0, 0)  # Moodle gives every file in its zip the time of the download


class Person(NamedTuple):
    """`how` the work was uploaded: its files; packed once or twice; a packed file that broke off. `submitted` as Moodle words it."""

    folder: str
    name: str
    number: int  # in Moodle
    submitted: str = "-"
    how: str = "files"


PEOPLE = (
    Person("ana-souza", "Ana Souza", 4101, "terça-feira, 17 mar. 2026, 20:14"),
    Person("bruno-lima", "Bruno Lima", 4102, "sexta-feira, 20 mar. 2026, 23:41", "packed"),
    Person("carla-dias", "Carla Dias", 4103, "quinta-feira, 19 mar. 2026, 10:02"),
    Person("davi-rocha", "Davi Rocha", 4104, "sexta-feira, 20 mar. 2026, 18:30", "packed"),
    Person("elisa-prado", "Elisa Prado", 4105, "domingo, 22 mar. 2026, 01:12"),  # the second day after the deadline
    Person("fabio-nunes", "Fábio Nunes", 4106, "sexta-feira, 20 mar. 2026, 22:07", "packed twice"),
    Person("gabriela-alves", "Gabriela Alves", 4107, "quarta-feira, 18 mar. 2026, 14:55"),
    Person("hugo-martins", "Hugo Martins", 4108, "sexta-feira, 20 mar. 2026, 23:58"),
    Person("iris-tavares", "Íris Tavares", 4109, "sábado, 21 mar. 2026, 00:10"),  # eleven minutes: within the grace
    Person("joao-reis", "João Pedro Reis", 4110, "sexta-feira, 20 mar. 2026, 21:20"),
    Person("karina-lopes", "Karina Lopes", 4111, "segunda-feira, 16 mar. 2026, 09:33"),
    Person("lucas-brito", "Lucas Brito", 4112, "sexta-feira, 20 mar. 2026, 23:59", "broken off"),
    Person("", "Marina Costa", 4113),
    Person("", "Nélson Faria", 4114),
)


_AGAIN = Person("karina-lopes", "Karina Lopes", 4111, "sexta-feira, 20 mar. 2026, 21:05", "again")
_LATER = HERE.parent / "reference/multiple-packets"  # what she hands in then
_ANSWER = "Agora cada mensagem termina com uma marca, e o cliente lê até ela: um recv não é uma mensagem.\n"


def main(folder: Path, *, again: bool = False) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    people = tuple(_AGAIN if again and each.number == _AGAIN.number else each for each in PEOPLE)
    (folder / "moodle.zip").write_bytes(moodle_zip(people))
    (folder / "roster.csv").write_bytes(roster())
    (folder / "worksheet.csv").write_bytes(worksheet(people))


def moodle_zip(people: tuple[Person, ...] = PEOPLE) -> bytes:
    files = {}
    for person in people:
        if person.folder:
            files |= {f"{person.name}_{person.number}_assignsubmission_file/{name}": content for name, content in _uploaded(person).items()}
    return _zip(files)


def _uploaded(person: Person) -> dict[str, bytes]:
    root = CLASS / person.folder
    files = {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(root.rglob("*")) if path.suffix in (".py", ".md")}
    match person.how:
        case "again":
            files |= {f"multiple-packets/{path.name}": path.read_bytes() for path in sorted(_LATER.glob("*.py"))}
            return files | {"multiple-packets/EXPLICACAO.md": _ANSWER.encode()}
        case "packed":
            return {"entrega.zip": _zip({f"entrega/{name}": content for name, content in files.items()})}
        case "packed twice":
            return {"trabalho.zip": _zip({"exercicios.zip": _zip(files)})}
        case "broken off":
            whole = _zip(files)
            return {"entrega.zip": whole[: len(whole) * 2 // 3]}
    return files


def _zip(files: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, _DOWNLOADED)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            archive.writestr(entry, content)
    return packed.getvalue()


def roster() -> bytes:
    rows = [["Matrícula", "Nome completo", "E-mail"]]
    rows += [[f"2026{person.number}", person.name, _email(person)] for person in PEOPLE]
    return _csv(rows, ";")


def worksheet(people: tuple[Person, ...] = PEOPLE) -> bytes:
    header = ["Identificador", "Nome completo", "Endereço de email", "Status", "Nota", "Nota máxima", "Nota pode ser alterada"]
    header += ["Última modificação (envio)", "Última modificação (nota)", "Comentários de feedback"]
    rows = [header]
    for person in people:
        status = "Enviado para avaliação -  - " if person.folder else "Nenhum envio -  - "
        rows.append([f"Participante{person.number}", person.name, _email(person), status, "", "10,00", "Sim", person.submitted, "-", ""])
    return _csv(rows, ",")


def _email(person: Person) -> str:
    return f"aluno{person.number}@universidade.example"


def _csv(rows: list[list[str]], delimiter: str) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    return text.getvalue().encode("utf-8-sig")


if __name__ == "__main__":
    main(Path(next((each for each in sys.argv[1:] if not each.startswith("-")), "build")), again="--again" in sys.argv)
