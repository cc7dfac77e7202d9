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
        try:
            msg = c.recv(4096).decode()
        except ConnectionResetError:
            break
        if msg in ('', 'SAIR'):
            break
        print('Mensagem recebida:', msg)
        resposta = input('Digite resposta: ')
        try:
            c.sendall(resposta.encode())
        except OSError:
            break
        print('Resposta enviada.')
    c.close()
    print('Conexão encerrada.')
