import socket

s = socket.socket()
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind(('', 12345))
s.listen(5)
while True:
    print('Esperando conexão.')
    c, addr = s.accept()
    print('Conectado')
    while True:
        print('Esperando mensagem')
        msg = c.recv(1024).decode()
        if msg == 'SAIR' or msg == '':
            break
        print('Mensagem recebida:', msg)
        resposta = input('Digite resposta: ')
        c.send(resposta.encode())
        print('Resposta enviada.')
        if resposta == 'SAIR':
            break
    c.close()
    print('Conexão encerrada.')
