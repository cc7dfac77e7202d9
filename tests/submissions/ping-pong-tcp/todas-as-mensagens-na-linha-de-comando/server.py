import socket

s = socket.socket()
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind(('localhost', 12345))
s.listen(5)
while True:
    print('Esperando conexão.')
    c, addr = s.accept()
    print('Conectado')
    while True:
        print('Esperando mensagem')
        m = c.recv(1024).decode()
        if m == 'SAIR' or m == '':
            break
        print('Mensagem recebida:', m)
        r = input('Digite resposta: ')
        c.send(r.encode())
        print('Resposta enviada.')
    c.close()
    print('Conexão encerrada.')
