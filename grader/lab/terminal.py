"""A program's keyboard and screen: a pseudo-terminal, driven with pexpect."""

import fcntl
import os
import pty
import select
import struct
import termios

from pexpect import EOF, TIMEOUT
from pexpect.fdpexpect import fdspawn

_COLUMNS = 32_000  # so wide that no line editor wraps what is typed
_CHUNK = 1 << 16


class Terminal:
    """`keyboard_side` is what the program gets as its standard streams; `device` names it as the kernel does."""

    def __init__(self) -> None:
        self.screen, self.keyboard_side = pty.openpty()
        attributes = termios.tcgetattr(self.keyboard_side)
        attributes[3] &= ~termios.ECHO  # what is typed is in the timeline already
        termios.tcsetattr(self.keyboard_side, termios.TCSANOW, attributes)
        fcntl.ioctl(self.keyboard_side, termios.TIOCSWINSZ, struct.pack("HHHH", 50, _COLUMNS, 0, 0))
        self.device = os.fstat(self.keyboard_side).st_rdev
        self._spawn = fdspawn(self.screen, timeout=0, maxread=_CHUNK)
        self._spawn.delaybeforesend = None  # pexpect would sleep 50 ms before each line
        self._poll = select.poll()
        self._poll.register(self.keyboard_side, select.POLLIN)
        self._typed = False

    def type(self, line: bytes) -> None:
        """Type one line and its end. Its caller keeps to `grader.spec.values.LONGEST_LINE`: the kernel silently cuts a longer one."""
        self._typed = True
        self._spawn.sendline(line)
        self.hand_over()

    def hand_over(self) -> None:
        """Make the kernel carry what was typed to the reader now, instead of by a worker of its own some time later."""
        if self._typed:
            self._poll.poll(0)

    def read(self) -> bytes:
        """What the program wrote since the last call; nothing is waited for."""
        try:
            data: bytes = self._spawn.read_nonblocking(_CHUNK, timeout=0)  # type: ignore[assignment]  # bytes, without an encoding
            return data
        except (TIMEOUT, EOF):
            return b""

    def fileno(self) -> int:
        return self.screen

    def close(self) -> None:
        os.close(self.screen)
        os.close(self.keyboard_side)
