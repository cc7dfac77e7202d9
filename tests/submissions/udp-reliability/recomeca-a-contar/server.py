import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1 << 23)
s.bind(("", 12345))
total, atual = 0, None
while True:
    dados, quem = s.recvfrom(2048)
    if quem != atual:
        print("Agora quem fala é", quem)
        atual = quem
        total = 0
    total += 1
    print("Mensagens recebidas:", total)
