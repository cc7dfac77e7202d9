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
            dados = c.recv(4096)
        except ConnectionResetError:
            break
        if not dados:
            break
        msg = dados.decode()
        if msg.strip() == 'SAIR':
            break
        print('Mensagem recebida:', msg)
        resposta = input('Digite resposta: ')
        if resposta == '':
            resposta = ' '
        try:
            c.sendall(resposta.encode())
        except OSError:
            break
        if resposta == 'SAIR':
            break
        print('Resposta enviada.')
    c.close()
    print('Conexão encerrada.')
