import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind((socket.gethostname(), 12345))

atual = None
while True:
    print('Esperando mensagem')
    dados, cliente = s.recvfrom(4096)
    if atual is not None and cliente != atual:
        print('ocupado com outro cliente')
        continue
    atual = cliente
    mensagem = dados.decode()
    if mensagem == 'SAIR':
        atual = None
        continue
    print('Mensagem recebida:', mensagem)
    resposta = input('Digite resposta: ')
    s.sendto(resposta.encode(), cliente)
    print('Resposta enviada.')
