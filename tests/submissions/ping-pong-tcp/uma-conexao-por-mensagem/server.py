import socket

s = socket.socket()
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind(('localhost', 12345))
s.listen(5)
print('Esperando conexão.')
while True:
    c, addr = s.accept()
    msg = c.recv(1024).decode()
    if msg == 'SAIR':
        print('Conexão encerrada.')
        print('Esperando conexão.')
    elif msg:
        print('Mensagem recebida:', msg)
        resposta = input('Digite resposta: ')
        c.send(resposta.encode())
        print('Resposta enviada.')
    c.close()
