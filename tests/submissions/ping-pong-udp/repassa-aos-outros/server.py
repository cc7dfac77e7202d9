import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(('', 12345))
conhecidos = set()
while True:
    print('Esperando mensagem')
    dados, quem = s.recvfrom(65535)
    if dados == b'SAIR':
        conhecidos.discard(quem)
        continue
    conhecidos.add(quem)
    print('Mensagem recebida:', dados.decode())
    for outro in conhecidos - {quem}:
        s.sendto(dados, outro)
