import socket

PORTA_SERVIDOR = 12345
PORTA_CLIENTE = 12346

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(('', PORTA_SERVIDOR))

while True:
    data, addr = s.recvfrom(4096)
    print('Mensagem recebida:', data.decode())
    # manda o eco para o cliente
    s.sendto(data, (addr[0], PORTA_CLIENTE))
    print('Eco enviado')
