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
    if mensagem == 'SAIR' or mensagem == '':
        c.close()
        print('Conexão encerrada.')
        continue
    print('Mensagem recebida:', mensagem)
    resposta = input('Digite resposta: ')
    try:
        c.send(resposta.encode())
    except ConnectionError:
        continue
    print('Resposta enviada.')
