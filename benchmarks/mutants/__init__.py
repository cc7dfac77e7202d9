"""Mutants of the reference: each is one mistake in otherwise right programs, and the grader has to notice it.

`make mutants` (`python -m mutants` in this folder's parent) makes them, grades them and holds those that are neither failed nor
remarked against equivalents.yml. An operator is a small pure function from a syntax tree to edits of the source.
"""
