import socket

s = socket.socket()
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind((socket.gethostname(), 12345))
s.listen(5)
continua = True
while continua:
    print('Esperando conexão.')
    c, addr = s.accept()
    print('Conectado')
    while continua:
        print('Esperando mensagem')
        msg = c.recv(1024).decode()
        if msg == 'SAIR':
            continua = False
        else:
            print('Mensagem recebida:', msg)
            c.send(input('Digite resposta: ').encode())
            print('Resposta enviada.')
    c.close()
    print('Conexão encerrada.')
