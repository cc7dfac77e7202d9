import socket

s = socket.socket()
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind((socket.gethostname(), 12345))
s.listen(5)
while True:
    print('Esperando conexão.')
    c, addr = s.accept()
    print('Conectado')
    while True:
        print('Esperando mensagem')
        try:
            data = c.recv(1024)
            if not data:
                break
            print('Mensagem recebida:', data.decode())
            c.send(input('Digite resposta: ').encode())
            print('Resposta enviada.')
        except ConnectionError:
            break
    c.close()
    print('Conexão encerrada.')
