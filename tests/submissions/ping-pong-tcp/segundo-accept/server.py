import socket

s = socket.socket()
s.bind((socket.gethostname(), 12345))
s.listen(5)

while True:
    print('Esperando conexão.')
    c, addr = s.accept()
    print('Conectado')
    while True:
        print('Esperando mensagem')
        mensagem = c.recv(4096).decode()
        if mensagem == 'SAIR' or mensagem == '':
            break
        print('Mensagem recebida:', mensagem)
        resposta = input('Digite resposta: ')
        saida, addr = s.accept()
        saida.send(resposta.encode())
        print('Resposta enviada.')
    c.close()
    print('Conexão encerrada.')
