import socket

s = socket.socket()
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind(('0.0.0.0', 12345))
s.listen(5)
print('Esperando conexão.')
while True:
    c, addr = s.accept()
    with c:
        msg = c.recv(1024).decode()
        if msg == 'SAIR' or not msg:
            print('Conexão encerrada.')
            print('Esperando conexão.')
            continue
        print('Mensagem recebida:', msg)
        c.sendall(input('Digite resposta: ').encode())
        print('Resposta enviada.')
