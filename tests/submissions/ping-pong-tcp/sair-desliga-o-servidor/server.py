import socket
import sys

s = socket.socket()
s.bind((socket.gethostname(), 12345))
s.listen(5)
while True:
    print('Esperando conexão.')
    c, addr = s.accept()
    print('Conectado')
    while True:
        print('Esperando mensagem')
        mensagem = c.recv(4096).decode()
        if mensagem == '':
            print('Cliente caiu')
            break
        if mensagem == 'SAIR':
            print('Conexão encerrada.')
            c.close()
            s.close()
            sys.exit()
        print('Mensagem recebida:', mensagem)
        c.send(input('Digite resposta: ').encode())
        print('Resposta enviada.')
    c.close()
