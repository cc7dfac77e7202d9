import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(('', 12345))
respostas = {}  # o que ja foi perguntado nao precisa ser respondido de novo
while True:
    print('Esperando mensagem')
    dados, addr = s.recvfrom(65535)
    texto = dados.decode()
    if texto == 'SAIR':
        continue
    print('Mensagem recebida:', texto)
    if texto not in respostas:
        respostas[texto] = input('Digite resposta: ')
    s.sendto(respostas[texto].encode(), addr)
    print('Resposta enviada.')
