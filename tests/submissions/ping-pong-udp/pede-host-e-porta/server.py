import socket
import sys

if len(sys.argv) != 2:
    print('Uso: python3 server.py PORTA')
    sys.exit(1)

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(('', int(sys.argv[1])))
while True:
    print('Esperando mensagem')
    dados, quem = s.recvfrom(65535)
    mensagem = dados.decode()
    if mensagem == 'SAIR':
        print('Conexão encerrada.')
        continue
    print('Mensagem recebida:', mensagem)
    s.sendto(input('Digite resposta: ').encode(), quem)
    print('Resposta enviada.')
