import socket

s = socket.socket(socket.AF_INET6, socket.SOCK_STREAM)
s.bind(('::1', 12345))
s.listen(5)
while True:
    print('Esperando conexão.')
    c, addr = s.accept()
    print('Conectado')
    try:
        while True:
            print('Esperando mensagem')
            dados = c.recv(4096).decode()
            if dados == '' or dados == 'SAIR':
                break
            print('Mensagem recebida:', dados)
            c.send(input('Digite resposta: ').encode())
            print('Resposta enviada.')
    except ConnectionError:
        pass
    c.close()
    print('Conexão encerrada.')
