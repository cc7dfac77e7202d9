"""What people and machines are told: terminal text, JSON, a play in columns, in Portuguese and English.

Pure: verdicts and timelines go in, text comes out. Only `paint` writes, and only to the stream it is given.
"""
