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
        msg = input('Digite mensagem: ')
        c.send(msg.encode())
        if msg == 'SAIR':
            break
        print('Esperando resposta')
        resp = c.recv(1024).decode()
        if resp == 'SAIR' or not resp:
            break
        print('Resposta recebida:', resp)
    c.close()
    print('Conexão encerrada.')
