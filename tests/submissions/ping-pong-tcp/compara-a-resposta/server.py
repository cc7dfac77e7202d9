import socket

s = socket.socket()
s.bind((socket.gethostname(), 12345))
s.listen(5)
while True:
    print('Esperando conexão.')
    c, addr = s.accept()
    print('Conectado')
    resposta = ''
    while resposta != 'SAIR':
        print('Esperando mensagem')
        mensagem = c.recv(1024).decode()
        print('Mensagem recebida:', mensagem)
        resposta = input('Digite resposta: ')
        c.send(resposta.encode())
        print('Resposta enviada.')
    c.close()
    print('Conexão encerrada.')
