import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(('', 12345))

while True:
    print('Aguardando mensagem')
    dados, _, _, cliente = s.recvmsg(65535)
    mensagem = dados.decode()
    if mensagem == 'SAIR':
        print('Cliente', cliente, 'desconectado')
        continue
    print('Mensagem de', cliente, ':', mensagem)
    resposta = input('Digite a resposta: ')
    s.sendmsg([resposta.encode()], [], 0, cliente)
    print('Resposta enviada.')
