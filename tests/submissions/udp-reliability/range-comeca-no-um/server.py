import socket

UDP_PORT = 5005
sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4 * 1024 * 1024)
sock.bind(("", UDP_PORT))

qtd = 0
print("Aguardando mensagens...")
while True:
    data, addr = sock.recvfrom(1024)
    qtd += 1
    print("Mensagens recebidas:", qtd)
