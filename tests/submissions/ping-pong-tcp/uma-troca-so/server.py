import socket

s = socket.socket()
s.bind((socket.gethostname(), 12345))
s.listen(5)
while True:
    print('Esperando conexão.')
    c, addr = s.accept()
    print('Conectado')
    print('Esperando mensagem')
    mensagem = c.recv(4096).decode()
    if mensagem and mensagem != 'SAIR':
        print('Mensagem recebida:', mensagem)
        try:
            c.send(input('Digite resposta: ').encode())
        except ConnectionError:
            pass
        print('Resposta enviada.')
    c.close()
    print('Conexão encerrada.')
