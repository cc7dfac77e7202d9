"""`grade.py review`: a page on this machine to mark with, several people at once, into the same store as `marks`."""
