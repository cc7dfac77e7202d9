import socket
import sys

porta = int(sys.argv[1])
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(('0.0.0.0', porta))
print('Esperando mensagem')
while True:
    dados, origem = s.recvfrom(65535)
    s.sendto(dados, origem)
    print('Mensagem recebida:', len(dados), 'bytes', dados.decode(errors='replace')[:60])
