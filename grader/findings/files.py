"""About the submission's files, whatever is played."""

from grader.findings.kind import File, Kind, Section
from grader.verdict import Severity

FILES: dict[str, Kind] = {
    "missing-exercise": File(
        "There is no folder for this exercise, {exercise}. The folders there: {there}.",
        "Make a folder with the exercise's name and put its programs there.",
        severity=Severity.ERROR,
        section=Section.NONE,
        explains=frozenset({"missing-program-here"}),
    ),
    "missing-program": File(
        "No file could be taken for the {program}: it should be called {names}; the folder has: {there}.",
        "Rename the file, or check that it is in the exercise's own folder.",
        severity=Severity.ERROR,
        section=Section.NONE,
        explains=frozenset({"missing-program-here"}),
    ),
    "not-python": File(
        "There is no Python program for the {program}: the folder has {there}.",
        "Hand in files that end in .py, as you run them. Of a notebook: File → Save and Export As → Executable Script.",
        severity=Severity.ERROR,
        section=Section.NONE,
        explains=frozenset({"missing-program-here"}),
    ),
    "renamed-source": File(
        "{file} was read as {taken}: is your system hiding the endings of files?",
        "Call it {taken}.",
        severity=Severity.REMARK,
        section=Section.NONE,
    ),
    "empty-file": File(
        "{file} is empty.",
        "Save the file in your editor and hand it in again.",
        severity=Severity.ERROR,
        section=Section.NONE,
    ),
    "python2": File(
        "{file} is written for Python 2: Python 3 can't read or run it.",
        "In Python 3 print is a function, print(...), and raw_input() is called input().",
        severity=Severity.ERROR,
        section=Section.TCP,
    ),
    "syntax-error": File(
        "Python can't read {file}: {error}.",
        "Run `python3 {file}` yourself: Python marks the place. The mistake may also be at the end of the line before.",
        severity=Severity.ERROR,
        section=Section.NONE,
    ),
    "syntax-copied": File(
        "Python can't read {file}: {error}. The line looks as if it was copied from a document or a console.",
        'Write the quotes and dashes of that line anew in your editor ("" instead of “”), and delete what is no Python, '
        "such as >>> or ```.",
        severity=Severity.ERROR,
        section=Section.NONE,
    ),
    "null-bytes": File(
        "Python can't read {file}: {error}. Was it saved as UTF-16?",
        "Save it as UTF-8: your editor asks for the encoding at “Save as”. (`>` in PowerShell writes UTF-16.)",
        severity=Severity.ERROR,
        section=Section.NONE,
    ),
    "shadowing-module": File(
        "{file} has the name of Python's own module {module}: `import {module}` finds your file, where {lacking} is missing.",
        "Rename your file (and delete __pycache__). No file may be called as a module that you import.",
        severity=Severity.ERROR,
        section=Section.TCP,
        explains=frozenset({"shadowed-module"}),
    ),
    "missing-program-here": File(
        "This scenario needs the {program}, and no file handed in could be taken for it.",
        "Hand in every program of the exercise, under its own name.",
        severity=Severity.ERROR,
        section=Section.NONE,
    ),
    "first-message-as-argument": File(
        "Played with the first message on the command line, as {file} expects it: the assignment allows that.",
        severity=Severity.REMARK,
        section=Section.NONE,
    ),
    "echo-accepted": File(
        "Played with the echo that {file} sends by itself, in the place of an operator's replies: the assignment ends with it.",
        "What the {program}'s operator would be asked and shown is not seen so: the first part of the exercise has that, too.",
        severity=Severity.REMARK,
        charged=True,
        section=Section.PING_PONG_UDP,
    ),
    "lines-as-arguments": File(
        "Played with all messages on the command line, as {file} expects them: it asks its keyboard nothing. That is accepted.",
        severity=Severity.REMARK,
        section=Section.NONE,
    ),
    "count-at-the-end": File(
        "{file} shows its count only at the end: it was waited for, or given Ctrl+C. That is accepted.",
        "The exercise asks for the count while messages are received: print it in the loop.",
        severity=Severity.REMARK,
        section=Section.RELIABILITY,
    ),
    "messages-own": File(
        "Played with the messages of {file} instead of those that the exercise gives: “{shown}” for “{expected}”. That is accepted.",
        "Use the exercise's own texts: then your programs get on with everybody's.",
        severity=Severity.REMARK,
        section=Section.PACKETS,
    ),
    "starts-another": File(
        "The {program} starts {module} itself, as a process of its own: that binds the port once more, or stays when the {program} ends.",
        "Each program is started in a terminal of its own; take this line away.",
        severity=Severity.REMARK,
        section=Section.NONE,
    ),
    "several-versions": File(
        "Several files could be the {program}: {taken} was taken; not looked at: {others}.",
        "Hand in just one file for each program.",
        severity=Severity.REMARK,
        section=Section.NONE,
    ),
    "several-versions-by-time": File(
        "Several files could be the {program}: {taken} was taken, which was changed last; not looked at: {others}.",
        "Hand in just one file for each program.",
        severity=Severity.REMARK,
        section=Section.NONE,
    ),
    "several-folders": File(
        "Several folders could be this exercise: {taken} was taken; not looked at: {others}.",
        "Hand in just one folder for each exercise.",
        severity=Severity.REMARK,
        section=Section.NONE,
    ),
    "found-by-deeds": File(
        "{file} was taken for the {program} by what it does, not by its name.",
        "Call it {names}, so that everybody finds it.",
        severity=Severity.REMARK,
        section=Section.NONE,
    ),
    "roles-crossed": File(
        "{file} does what the {program} should do, and {there} what the {other} should: they were taken so, whatever their names say.",
        "Which program waits for the other, and which one comes to it? Either the names have been confused, or the roles.",
        severity=Severity.REMARK,
        section=Section.NONE,
    ),
    "found-by-readme": File(
        "{file} was taken for the {program}, as your README says.",
        "Call it {names}, so that everybody finds it.",
        severity=Severity.REMARK,
        section=Section.NONE,
    ),
    "one-file-several-programs": File(
        "{file} plays several programs. Started was `{command}`.",
        "The assignment asks for a file for each program. If it should be started otherwise, say so in a grade.yml.",
        severity=Severity.REMARK,
        section=Section.NONE,
    ),
    "arguments-given": File(
        "{file} asks for arguments: it was started as `{command}`.",
        "Give them default values, so that it also starts without any. If it should be started otherwise, say so in a grade.yml.",
        severity=Severity.REMARK,
        section=Section.NONE,
    ),
    "address-typed": File(
        "{file} asks where its partner is; typed was `{answers}`.",
        "A default value saves whoever runs it from typing that each time.",
        severity=Severity.REMARK,
        section=Section.NONE,
    ),
    "exit-word-own": File(
        "{file} ends on “{shown}” instead of “{expected}”: that was typed from then on.",
        "The assignment ends the conversation with {expected}: compare with that word.",
        severity=Severity.REMARK,
        charged=True,
        section=Section.PING_PONG,
    ),
    "enter-awaited": File(
        "The {program} waits for Enter besides the conversation{asked}; it was pressed. That is accepted.",
        severity=Severity.REMARK,
        section=Section.NONE,
    ),
    "asked-aside": File(
        "The {program} asks “{asked}” besides the conversation; typed was “{answer}”. That is accepted.",
        severity=Severity.REMARK,
        section=Section.NONE,
    ),
    "played-alone": File(
        "The {program} was also played by itself, with a plain partner of the grader's: what it does right there counts.",
        severity=Severity.REMARK,
        section=Section.NONE,
    ),
    "arguments-by-readme": File(
        "{file} was started as your README says: `{command}`.",
        severity=Severity.REMARK,
        section=Section.NONE,
    ),
    "grade-yml-shape": File(
        "{file} can't be understood, and was not used.",
        "It should say `programs:`, and below that, indented, a line for each program, such as `server: tp1.py --server`.",
        severity=Severity.REMARK,
        section=Section.NONE,
    ),
    "grade-yml-key": File(
        "{file} says “{name}”, which means nothing here.",
        "It should say `programs:`.",
        severity=Severity.REMARK,
        section=Section.NONE,
    ),
    "grade-yml-role": File(
        "{file} names “{name}”, which is none of this exercise's programs: {roles}.",
        severity=Severity.REMARK,
        section=Section.NONE,
    ),
    "grade-yml-command": File(
        "What {file} says of the {program} is no command.",
        "It should be a file and its arguments, such as `tp1.py --server`.",
        severity=Severity.REMARK,
        section=Section.NONE,
    ),
    "grade-yml-no-file": File(
        "{file} says that the {program} is {named}, and there is no such file; the folder has: {there}.",
        severity=Severity.REMARK,
        section=Section.NONE,
    ),
    "not-a-file": File(
        "{file} is not an ordinary file.",
        "Hand in the program itself, as an ordinary text file.",
        severity=Severity.ERROR,
        section=Section.NONE,
    ),
    "unreadable-file": File(
        "{file} can't be read.",
        "Check the file's permissions, or save it once more.",
        severity=Severity.ERROR,
        section=Section.NONE,
    ),
    "too-big": File(
        "{file} is larger than a program may be ({limit} bytes), and was left out.",
        severity=Severity.ERROR,
        section=Section.NONE,
    ),
    "link-out-of-folder": File(
        "{file} is a link to something outside of the submission, and was left out.",
        "Hand in the file itself.",
        severity=Severity.ERROR,
        section=Section.NONE,
    ),
    "too-many-files": File(
        "The folder has too many files: {count} were left out, the first is {first}.",
        "Hand in only your programs.",
        severity=Severity.REMARK,
        section=Section.NONE,
    ),
    "not-utf8": File(
        "{file} is not saved as UTF-8, so Python can't read it: {error}",
        "Save it as UTF-8: your editor asks for the encoding at “Save as”. "
        "(Or say in its first line which one it has: # -*- coding: latin-1 -*-)",
        severity=Severity.ERROR,
        section=Section.NONE,
    ),
}
