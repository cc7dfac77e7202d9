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
        try:
            msg = c.recv(1024).decode()
        except ConnectionError:
            break
        if msg in ('', 'SAIR'):
            break
        print('Mensagem recebida:', msg)
        r = input('Digite resposta: ')
        c.sendall(r.encode())
        print('Resposta enviada.')
    c.close()
    print('Conexão encerrada.')
