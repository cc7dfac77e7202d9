import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(('', 12345))
contagem = {}
print('Servidor pronto')
while True:
    msg, addr = s.recvfrom(1024)
    if msg == b'FIM':
        n = contagem.pop(addr, 0)
        print('Mensagens recebidas:', n)
        print('Mensagens perdidas:', 10000 - n)
    else:
        contagem[addr] = contagem.get(addr, 0) + 1
