import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(('localhost', 12345))

recebidas = set()      # set para nao contar duas vezes um datagrama duplicado

while True:
    data, addr = s.recvfrom(1024)
    recebidas.add(data.decode())
    print('Mensagens recebidas:', len(recebidas))
