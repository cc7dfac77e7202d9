import socket

# todos os computadores da rede recebem
PORT = 5007

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
sock.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
sock.bind(('', PORT))

while True:
    data, addr = sock.recvfrom(1024)
    print(addr[0], 'disse:', data.decode())
