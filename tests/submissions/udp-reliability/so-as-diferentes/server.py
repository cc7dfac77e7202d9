import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1 << 23)
s.bind(("", 12345))
vistas = set()
while True:
    dados, _ = s.recvfrom(2048)
    vistas.add(dados)
    print("Mensagens recebidas:", len(vistas))
