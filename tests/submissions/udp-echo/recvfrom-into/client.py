import socket
import sys

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.connect((socket.gethostname(), 12345))
for linha in sys.stdin:
    s.send(linha.rstrip("\n").encode())
    sys.stdout.write("Eco: " + s.recv(65535).decode() + "\n")
    sys.stdout.flush()
