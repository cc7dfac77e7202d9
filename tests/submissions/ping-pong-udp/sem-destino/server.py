import socket

# troquei SOCK_STREAM por SOCK_DGRAM e tirei o listen/accept
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
host = 'localhost'
port = 12345
s.bind((host, port))

while True:
    print('Esperando mensagem')
    data = s.recv(1024)
    msg = data.decode()
    if msg == 'SAIR':
        print('Conexão encerrada.')
        break
    print('Mensagem recebida:', msg)
    resposta = input('Digite resposta: ')
    s.send(resposta.encode())
    print('Resposta enviada.')
s.close()
