import socket

TODOS = ('<broadcast>', 5007)

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
s.sendto(input('Mensagem: ').encode(), TODOS)
