import socket
import sys

if len(sys.argv) != 3:
    print(f"Uso: {sys.argv[0]} HOST PORTA")
    sys.exit(1)
HOST = sys.argv[1]
PORTA = int(sys.argv[2])

s = socket.socket()
s.bind((HOST, PORTA))
s.listen(5)
while True:
    c, addr = s.accept()
    print("Got connection from", addr)
    try:
        c.sendall(b"Thank you for connecting")
    except ConnectionError:
        pass
    c.close()
