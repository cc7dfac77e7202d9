import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(('localhost', 12345))
print('Servidor iniciado')
while True:
    print('Esperando mensagem')
    data, addr = s.recvfrom(1024)
    if data.decode() == 'SAIR':
        print('Conexão encerrada.')
    else:
        print('Mensagem recebida:', data.decode())
        s.sendto(input('Digite resposta: ').encode(), addr)
        print('Resposta enviada.')
