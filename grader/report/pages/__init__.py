"""Pages to look at: one for each student, one for the class. Each is one file that needs nothing else.

Pure, as all reports: structs go in (`model`), HTML comes out. `grader.batch.publish` writes the files.
"""
