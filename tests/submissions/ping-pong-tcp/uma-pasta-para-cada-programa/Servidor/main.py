import socket

s = socket.socket()
s.bind((socket.gethostname(), 8081))
s.listen(5)
while True:
    print('Esperando conexão...')
    c, addr = s.accept()
    print('Conectado!')
    while True:
        print('Esperando mensagem...')
        dados = c.recv(4096)
        if not dados or dados == b'SAIR':
            break
        print('Mensagem recebida:', dados.decode())
        c.send(input('Digite resposta: ').encode())
        print('Resposta enviada!')
    c.close()
    print('Conexão encerrada!')
