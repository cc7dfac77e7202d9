import socket

servidor = socket.socket()
servidor.bind((socket.gethostname(), 12345))
servidor.listen(5)
while True:
    print('Esperando conexão.')
    con, endereco = servidor.accept()
    print('Conectado')
    while True:
        print('Esperando mensagem')
        try:
            msg = con.recv(4096).decode()
        except ConnectionError:
            break
        if not msg or msg == 'SAIR':
            break
        print('Mensagem recebida:', msg, end='')
        try:
            con.send((input('Digite resposta: ') + '\n').encode())
        except ConnectionError:
            break
        print('Resposta enviada.')
    con.close()
    print('Conexão encerrada.')
