# Trabalho de Redes - 2o semestre
# parte 1: servidor (pronto)
# parte 2: cliente  (TODO, testei com nc -u localhost 12345)
from socket import *

sockobj = socket(AF_INET, SOCK_DGRAM)
sockobj.bind(('', 12345))

fim = False
while not fim:
    print('Esperando mensagem')
    data, quem = sockobj.recvfrom(1024)
    texto = data.decode().rstrip('\n')
    print('Mensagem recebida:', texto, 'de', quem)
    if texto.upper() == 'SAIR':
        print('Encerrando.')
        fim = True
    else:
        resposta = input('Digite resposta: ')
        sockobj.sendto((resposta + '\n').encode(), quem)
        print('Resposta enviada.')

sockobj.close()
