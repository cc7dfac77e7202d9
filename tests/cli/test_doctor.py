import pytest
from click.testing import CliRunner

from grader.cli import doctor as module
from grader.lab.probe import PLACES, Lack, MachineKind, Probe, place_of
from grader.report.words import Words


def found(*lacks: Lack, details: dict[Lack, str] | None = None) -> Probe:
    return Probe(system="Linux", machine="x86_64", bwrap="/usr/bin/bwrap", lacks=lacks, details=details or {})


@pytest.mark.parametrize(("lacks", "status"), [((), 0), ((Lack.PYSPY,), 0), ((Lack.APPARMOR,), 1)])
def test_the_exit_status_tells_the_isolation(lacks: tuple[Lack, ...], status: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "probe", lambda: found(*lacks))
    result = CliRunner().invoke(module.doctor, ["--lang", "en"], standalone_mode=False)
    assert result.return_value == status
    assert result.output.startswith("Isolation: plain." if status else "Isolation: hosts.")


def test_what_is_missing_comes_with_what_the_system_said_and_the_command() -> None:
    lines = module.describe(found(Lack.APPARMOR, details={Lack.APPARMOR: "Operation not permitted"}), Words("en"))
    index = lines.index("AppArmor keeps programs from using user namespaces, as Ubuntu sets it up.")
    assert lines[index + 1] == "  The system says: Operation not permitted"
    assert lines[index + 2].endswith("sysctl -w kernel.apparmor_restrict_unprivileged_userns=0")


def test_hostile_words_of_the_system_are_shown_safely() -> None:
    lines = module.describe(found(Lack.BWRAP_REFUSED, details={Lack.BWRAP_REFUSED: "\x1b]0;owned\x07"}), Words("en"))
    assert not any("\x1b" in line for line in lines)


@pytest.mark.parametrize("lack", Lack)
def test_every_lack_is_told_in_portuguese(lack: Lack) -> None:
    portuguese, english = module.describe(found(lack), Words("pt-BR")), module.describe(found(lack), Words("en"))
    told = [line for line in english if line not in portuguese]
    assert len(told) >= 3, "the isolation, the system, and the lack itself"


@pytest.mark.parametrize(
    ("system", "release", "lacks", "place"),
    [
        ("Darwin", "24.5.0", (Lack.LINUX,), MachineKind.MACOS),
        ("Linux", "4.4.0-19041-Microsoft", (Lack.NAMESPACES,), MachineKind.WSL1),
        ("Linux", "5.15.153.1-microsoft-standard-WSL2", (), MachineKind.WSL2),
        ("Linux", "6.8.0-45-generic", (Lack.APPARMOR,), MachineKind.UBUNTU),
        ("Linux", "6.8.0-45-generic", (), None),
        ("Linux", "6.1.0-28-amd64", (Lack.CONTAINER,), None),
    ],
)
def test_a_machine_that_students_have_is_known(system: str, release: str, lacks: tuple[Lack, ...], place: MachineKind | None) -> None:
    assert place_of(system, release, lacks) == place


@pytest.mark.parametrize("place", MachineKind)
def test_what_to_know_of_it_is_told_in_both_languages(place: MachineKind, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "place_of", lambda *_: place)
    portuguese, english = (module.describe(found(), Words(language)) for language in ("pt-BR", "en"))
    assert PLACES[place][0] in english
    assert PLACES[place][0] not in portuguese
    assert not any("{" in line for line in portuguese)


@pytest.mark.parametrize(("version", "said"), [(0, "The grader itself looks"), (1, "version 1"), (2, "version 2")])
def test_it_tells_which_bounds_the_kernel_enforces(version: int, said: str) -> None:
    lines = module.bounds(Words("en"), version, filtered=True)
    assert said in lines[1]
    assert "512 MiB" in lines[1]
    assert "are refused" in lines[2]
    assert module.bounds(Words("en"), version, filtered=False)[2].startswith("No system call is refused")
    assert not set(lines[1:]) & set(module.bounds(Words("pt-BR"), version, filtered=True))
