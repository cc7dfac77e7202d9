"""`python -m grader`: the same as `grade`."""

import sys

from grader.start import main

if __name__ == "__main__":
    sys.exit(main())
