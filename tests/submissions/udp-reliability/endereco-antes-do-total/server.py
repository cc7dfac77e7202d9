import socket
from itertools import count

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.bind(('0.0.0.0', 12345))
for total in count(1):
    dados, (ip, porta) = sock.recvfrom(1500)
    print(f'{ip}:{porta} msg {dados.decode(errors="replace")} (total: {total})')
