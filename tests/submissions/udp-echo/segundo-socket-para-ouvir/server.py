import socket

PORTA = 5000
PORTA_RESPOSTA = 5001

entrada = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
entrada.bind(('', PORTA))

print('Eco UDP na porta', PORTA)
while True:
    dados, quem = entrada.recvfrom(2048)
    print(quem[0], 'enviou', len(dados), 'bytes')
    entrada.sendto(dados, (quem[0], PORTA_RESPOSTA))
