"""Prints docs/screens.md: what the grader says of some wrong submissions. `python3 examples/screens.py > docs/screens.md`"""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HEAD = """# Screens

What `grade.py check` says of four wrong submissions of `tests/submissions`, 80 columns wide; on a terminal
in colour too. Made by `.venv/bin/python examples/screens.py > docs/screens.md`, on a machine that gives hosts.
"""
SHOWN = (
    ("Os dois esperam", "ping-pong-tcp", "os-dois-esperam", "pt-BR"),
    ("Um recv() não é uma mensagem", "multiple-packets", "um-recv", "pt-BR"),
    ("Fora do grupo", "ip-multicast", "sem-grupo", "pt-BR"),
    ("close without parentheses", "ping-pong-tcp", "close-sem-parenteses", "en"),
)


def main() -> int:
    page = [HEAD]
    for title, exercise, folder, language in SHOWN:
        asked = [f"tests/submissions/{exercise}/{folder}", "--exercise", exercise, "--seed", "1", "--lang", language]
        command = [sys.executable, "grade.py", "check", *asked]
        done = subprocess.run(command, cwd=ROOT, env={**os.environ, "COLUMNS": "80"}, capture_output=True, text=True, check=False)
        if done.returncode != 1:  # each is wrong, and on a machine without hosts not all could be played
            print(done.stderr, file=sys.stderr)
            return 1
        page.append(f"## {title}\n\n```console\n$ python3 grade.py check {' '.join(asked)}\n{done.stdout.rstrip()}\n```\n")
    print("\n".join(page), end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
