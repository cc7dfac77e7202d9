#!/usr/bin/env python3
import os
import socket
import sys

host = sys.argv[1] if len(sys.argv) > 1 else "localhost"
s = socket.create_connection((host, 12345))
fd = s.detach()
while True:
    pedaco = os.read(fd, 512)
    if pedaco == b"":
        break
    os.write(1, pedaco)
os.write(1, b"\n")
os.close(fd)
