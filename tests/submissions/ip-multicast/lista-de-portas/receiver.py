import socket
import sys

# cada receiver usa uma porta: python receiver.py 5007, python receiver.py 5008, ...
porta = int(sys.argv[1]) if len(sys.argv) > 1 else 5007

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.bind(('127.0.0.1', porta))
print('receiver na porta', porta)

while True:
    print(sock.recv(10240).decode())
