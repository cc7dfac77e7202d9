import socket

s = socket.socket()
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind(('', 12345))
s.listen(5)
while True:
    print('Esperando conexão.')
    con, cliente = s.accept()
    print('Conectado')
    while True:
        print('Esperando mensagem')
        msg = con.recv(4096).decode()
        if not msg or msg == 'SAIR':
            break
        print('Mensagem recebida:', msg)
        resp = input('Digite resposta: ')
        con.send(resp.encode())
        print('Resposta enviada.')
    con.close()
    print('Conexão encerrada.')
