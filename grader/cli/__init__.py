"""The commands of `grade.py`, one module each."""
