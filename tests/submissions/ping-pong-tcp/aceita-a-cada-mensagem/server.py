import socket

host = 'localhost'
port = 12345

s = socket.socket()
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind((host, port))
s.listen(5)

while True:
    print('Esperando conexão.')
    c, addr = s.accept()
    print('Conectado')
    print('Esperando mensagem')
    mensagem = c.recv(1024).decode()

    if mensagem == 'SAIR' or mensagem == '':
        c.close()
        print('Conexão encerrada.')
        continue

    print('Mensagem recebida:', mensagem)
    resposta = input('Digite resposta: ')
    c.send(resposta.encode())
    print('Resposta enviada.')
