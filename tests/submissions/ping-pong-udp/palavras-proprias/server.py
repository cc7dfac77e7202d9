import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind((socket.gethostname(), 12345))

while True:
    print('no ar')
    dados, cliente = s.recvfrom(4096)
    mensagem = dados.decode()
    if mensagem == 'SAIR':
        print('-')
        continue
    print('<', mensagem)
    resposta = input('> ')
    s.sendto(resposta.encode(), cliente)
    print('ok')
