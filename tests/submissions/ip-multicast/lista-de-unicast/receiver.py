import socket
import sys

# python receiver.py 5007
# python receiver.py 5008
# python receiver.py 5009
if len(sys.argv) > 1:
    porta = int(sys.argv[1])
else:
    porta = 5007

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.bind(('localhost', porta))
print('receiver na porta', porta)

while True:
    print(sock.recv(10240).decode())
