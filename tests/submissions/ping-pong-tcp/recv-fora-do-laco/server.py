import socket

s = socket.socket()
s.bind((socket.gethostname(), 12345))
s.listen(1)
while True:
    print('Esperando conexão.')
    c, addr = s.accept()
    print('Conectado')
    print('Esperando mensagem')
    msg = c.recv(1024).decode()
    while msg != 'SAIR':
        print('Mensagem recebida:', msg)
        resp = input('Digite resposta: ')
        c.send(resp.encode())
        print('Resposta enviada.')
    c.close()
    print('Conexão encerrada.')
