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
        dados = c.recv(1024)
        if not dados:
            break
        msg = dados.decode()
        if msg is 'SAIR':
            break
        print('Mensagem recebida: ' + msg)
        resp = input('Digite resposta: ')
        c.send(resp.encode())
        print('Resposta enviada.')
    c.close()
    print('Conexão encerrada.')
