import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind((socket.gethostname(), 12345))
while True:
    print('Esperando mensagem')
    dados, cliente = s.recvfrom(4096)
    mensagem = dados.decode()
    if mensagem == 'SAIR':
        print('Conexão encerrada.')
        continue
    print('Mensagem recebida:', mensagem)
    s.sendto(input('Digite resposta: ').encode(), cliente)
    print('Resposta enviada.')
