import socket

s = socket.socket()
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind(('', 12345))
s.listen()
while True:
    print('Esperando conexão.')
    c, quem = s.accept()
    print('Conectado')
    while True:
        print('Esperando mensagem')
        dados = c.recv(4096)
        if not dados or dados == b'SAIR' or b'sair':
            break
        print('Mensagem recebida:', dados.decode())
        c.sendall(input('Digite resposta: ').encode())
        print('Resposta enviada.')
    c.close()
    print('Conexão encerrada.')
