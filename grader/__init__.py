"""An automatic grader for the socket exercises of a distributed-systems course."""

__version__ = "0.1.0"
