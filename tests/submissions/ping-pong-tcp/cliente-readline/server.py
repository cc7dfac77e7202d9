import socket

s = socket.socket()
host = socket.gethostname()
port = 12345
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
        c.send(input('Digite resposta: ').encode())
        print('Resposta enviada.')
    c.close()
    print('Conexão encerrada.')
