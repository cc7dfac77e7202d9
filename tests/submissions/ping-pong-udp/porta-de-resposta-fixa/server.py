import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(('0.0.0.0', 12345))
while True:
    print('Esperando mensagem')
    data, (ip, porta) = s.recvfrom(1024)
    if data.decode() == 'SAIR':
        print('Conexão encerrada.')
        continue
    print('Mensagem recebida:', data.decode())
    resposta = input('Digite resposta: ')
    s.sendto(resposta.encode(), (ip, 12346))
    print('Resposta enviada.')
