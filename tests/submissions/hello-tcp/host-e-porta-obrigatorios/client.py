import socket
import sys

if len(sys.argv) != 3:
    print(f"Uso: {sys.argv[0]} HOST PORTA")
    sys.exit(1)

s = socket.socket()
s.connect((sys.argv[1], int(sys.argv[2])))
print(s.recv(1024).decode())
s.close()
