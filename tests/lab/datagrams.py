"""Programs that send and receive datagrams, for the tests of the wire."""

from typing import Any

from grader.timeline import DatagramDelivered, DatagramLost, DatagramSent, Timeline
from tests.lab.playing import Player, events, shown

PAIR = [{"start": "server"}, {"start": "client"}]
UDP = "import socket\nudp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)\n"
BOUND = UDP + "udp.bind(('', 6000))\n"
PRINTS = BOUND + "while True: print(udp.recvfrom(65536)[0].decode(), end=' ', flush=True)"
ECHOES = BOUND + "while True:\n    data, address = udp.recvfrom(65536)\n    udp.sendto(data, address)"
COUNTS = BOUND + "count = 0\nwhile True: udp.recvfrom(100); count += 1; print(count)"
TO = "('localhost', 6000)"


def sends(count: int) -> str:
    return UDP + f"for number in range(1, {count + 1}): udp.sendto(str(number).encode(), {TO})\ninput()"


def received(play: Player, *wire: dict[str, Any], count: int = 9, seed: int = 1) -> list[int]:
    timeline = play(PAIR, {"server": PRINTS, "client": sends(count)}, wire=wire, seed=seed)
    return [int(word) for word in shown(timeline, "server").split()]


def numbers(timeline: Timeline, kind: type[DatagramSent] | type[DatagramDelivered] | type[DatagramLost]) -> list[int]:
    return [event.number for event in events(timeline, kind)]
