import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(('', 12345))
while True:
    print('Esperando mensagem')
    dados, quem = s.recvfrom(65535)
    texto = dados.decode()
    if texto == 'SAIR':
        print('Um cliente saiu.')
        continue
    print('Mensagem recebida:', texto)
    s.sendto(input('Digite resposta: ').encode(), quem)
    print('Resposta enviada.')
