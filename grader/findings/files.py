"""About the submission's files, whatever is played."""

from grader.findings.kind import Kind

FILES: dict[str, Kind] = {
    "missing-exercise": Kind(
        "There is no folder for this exercise, {exercise}. The folders there: {there}.",
        "Make a folder with the exercise's name and put its programs there.",
    ),
    "missing-program": Kind(
        "No file could be taken for the {program}: it should be called {names}; the folder has: {there}.",
        "Rename the file, or check that it is in the exercise's own folder.",
    ),
    "not-python": Kind(
        "There is no Python program for the {program}: the folder has {there}.",
        "Hand in files that end in .py, as you run them. Of a notebook: File → Save and Export As → Executable Script.",
    ),
    "renamed-source": Kind("{file} was read as {taken}: is your system hiding the endings of files?", "Call it {taken}."),
    "empty-file": Kind("{file} is empty.", "Save the file in your editor and hand it in again."),
    "python2": Kind(
        "{file} is written for Python 2: Python 3 can't read or run it.",
        "In Python 3 print is a function, print(...), and raw_input() is called input().",
    ),
    "syntax-error": Kind(
        "Python can't read {file}: {error}.",
        "Run `python3 {file}` yourself: Python marks the place. The mistake may also be at the end of the line before.",
    ),
    "syntax-copied": Kind(
        "Python can't read {file}: {error}. The line looks as if it was copied from a document or a console.",
        'Write the quotes and dashes of that line anew in your editor ("" instead of “”), and delete what is no Python, '
        "such as >>> or ```.",
    ),
    "null-bytes": Kind(
        "Python can't read {file}: {error}. Was it saved as UTF-16?",
        "Save it as UTF-8: your editor asks for the encoding at “Save as”. (`>` in PowerShell writes UTF-16.)",
    ),
    "shadowing-module": Kind(
        "{file} has the name of Python's own module {module}: `import {module}` finds your file, where {lacking} is missing.",
        "Rename your file (and delete __pycache__). No file may be called as a module that you import.",
    ),
    "missing-program-here": Kind(
        "This scenario needs the {program}, and no file handed in could be taken for it.",
        "Hand in every program of the exercise, under its own name.",
    ),
    "first-message-as-argument": Kind(
        "Played with the first message on the command line, as {file} expects it: the assignment allows that.",
    ),
    "count-at-the-end": Kind(
        "{file} shows its count only at the end: it was waited for, or given Ctrl+C. That is accepted.",
        "The exercise asks for the count while messages are received: print it in the loop.",
    ),
    "messages-own": Kind(
        "Played with the messages of {file} instead of those that the exercise gives: “{shown}” for “{expected}”. That is accepted.",
        "Use the exercise's own texts: then your programs get on with everybody's.",
    ),
    "several-versions": Kind(
        "Several files could be the {program}: {taken} was taken; not looked at: {others}.",
        "Hand in just one file for each program.",
    ),
    "several-versions-by-time": Kind(
        "Several files could be the {program}: {taken} was taken, which was changed last; not looked at: {others}.",
        "Hand in just one file for each program.",
    ),
    "several-folders": Kind(
        "Several folders could be this exercise: {taken} was taken; not looked at: {others}.",
        "Hand in just one folder for each exercise.",
    ),
    "found-by-deeds": Kind(
        "{file} was taken for the {program} by what it does, not by its name.",
        "Call it {names}, so that everybody finds it.",
    ),
    "found-by-readme": Kind(
        "{file} was taken for the {program}, as your README says.",
        "Call it {names}, so that everybody finds it.",
    ),
    "one-file-several-programs": Kind(
        "{file} plays several programs. Started was `{command}`.",
        "The assignment asks for a file for each program. If it should be started otherwise, say so in a grade.yml.",
    ),
    "arguments-given": Kind(
        "{file} asks for arguments: it was started as `{command}`.",
        "Give them default values, so that it also starts without any. If it should be started otherwise, say so in a grade.yml.",
    ),
    "address-typed": Kind(
        "{file} asks where its partner is; typed was `{answers}`.",
        "A default value saves whoever runs it from typing that each time.",
    ),
    "arguments-by-readme": Kind("{file} was started as your README says: `{command}`."),
    "grade-yml-shape": Kind(
        "{file} can't be understood, and was not used.",
        "It should say `programs:`, and below that, indented, a line for each program, such as `server: tp1.py --server`.",
    ),
    "grade-yml-key": Kind("{file} says “{name}”, which means nothing here.", "It should say `programs:`."),
    "grade-yml-role": Kind("{file} names “{name}”, which is none of this exercise's programs: {roles}."),
    "grade-yml-command": Kind(
        "What {file} says of the {program} is no command.",
        "It should be a file and its arguments, such as `tp1.py --server`.",
    ),
    "grade-yml-no-file": Kind("{file} says that the {program} is {named}, and there is no such file; the folder has: {there}."),
    "not-a-file": Kind("{file} is not an ordinary file.", "Hand in the program itself, as an ordinary text file."),
    "unreadable-file": Kind("{file} can't be read.", "Check the file's permissions, or save it once more."),
    "too-big": Kind("{file} is larger than a program may be ({limit} bytes), and was left out."),
    "link-out-of-folder": Kind("{file} is a link to something outside of the submission, and was left out.", "Hand in the file itself."),
    "too-many-files": Kind("The folder has too many files: {count} were left out, the first is {first}.", "Hand in only your programs."),
}
