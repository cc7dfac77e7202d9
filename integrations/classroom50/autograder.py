"""CLASSROOM/autograders/ASSIGNMENT/autograder.py for Classroom 50; the assignment's runtime is {"python": "3.13"}.

Its result counts as much as the student's repository can be trusted: who can push can change the workflow. Marks to be sure of are
made by `grade batch` over clones.
"""

import os
import subprocess
import sys
import tempfile

GRADER = "socket-grader"  # what pip installs: pin a version or a commit
EXERCISES = ["hello-tcp", "ping-pong-tcp"]
SYSCTL = "kernel.apparmor_restrict_unprivileged_userns"


def main() -> int:
    """0 with result.json written, whatever the mark; anything else is an error of the infrastructure."""
    home = tempfile.mkdtemp()
    if os.path.exists("/proc/sys/" + SYSCTL.replace(".", "/")):
        subprocess.run(["sudo", "sysctl", "-qw", f"{SYSCTL}=0"], check=True)
    grade = os.environ.get("GRADE") or installed(home)
    asked = [word for id in EXERCISES for word in ("--exercise", id)]
    if os.path.lexists("result.json"):
        os.remove("result.json")  # the student's own
    done = subprocess.run([grade, "check", ".", *asked, "--to", "classroom50=result.json"], check=False)
    return 0 if os.path.isfile("result.json") else done.returncode or 3


def installed(home: str) -> str:
    subprocess.run([sys.executable, "-P", "-m", "venv", home], check=True)
    subprocess.run([f"{home}/bin/pip", "install", "--quiet", GRADER], check=True)
    return f"{home}/bin/grade"


if __name__ == "__main__":
    sys.exit(main())
