import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(('0.0.0.0', 12345))
recebidas = set()
while True:
    data, addr = s.recvfrom(1024)
    recebidas.add(data)
    print('Recebidas:', len(recebidas))
