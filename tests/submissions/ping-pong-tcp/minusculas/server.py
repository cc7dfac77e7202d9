import socket

s = socket.socket()
host = 'localhost'
port = 12345
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind((host, port))
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
        resp = input('Digite resposta: ')
        c.send(resp.encode())
        print('Resposta enviada.')
    c.close()
    print('Conexão encerrada.')
