"""Grades the sample class, as a teaching assistant would: packs it as Moodle gives it, grades it, and makes marks. `make demo`."""

import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
sys.path.insert(0, str(HERE))  # started by another program, this folder need not be on the path

import make_class  # noqa: E402


def main(folder: Path) -> int:
    """Write into `folder` what Moodle would give, and `class/` with the results; returns the status of the first step that fails."""
    shutil.rmtree(folder / "class", ignore_errors=True)
    for sheet in ("decide.csv", "decide.xlsx", "causes.csv"):  # which the tutorials have written of the class before
        (folder / sheet).unlink(missing_ok=True)
    make_class.main(folder)
    (folder / "class").mkdir()
    shutil.copy(HERE / "class/course.yml", folder / "class")
    steps = (
        ("batch", folder / "moodle.zip", "--out", folder / "class", "--roster", folder / "roster.csv"),
        ("marks", folder / "class", "--times", folder / "worksheet.csv"),
    )
    for step in steps:
        print("\n━━ python3 grade.py", *map(_shown, step), flush=True)
        status = subprocess.run([sys.executable, ROOT / "grade.py", *step], check=False, cwd=ROOT).returncode
        if status:
            return status
    print(f"\n━━ A turma, no navegador / the class, in a browser: {folder / 'class/index.html'}")
    print("━━ O próximo passo / the next step: docs/tutorial.pt-BR.md, docs/tutorial.en.md")
    return 0


def _shown(argument: object) -> str:
    return str(argument.relative_to(ROOT)) if isinstance(argument, Path) and argument.is_relative_to(ROOT) else str(argument)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else ROOT / "build"))
