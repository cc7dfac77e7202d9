import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(('', 12345))
while True:
    print('Esperando mensagem')
    data, addr = s.recvfrom(1024)
    if data == b'SAIR':
        print('Conexão encerrada por', addr)
        continue
    print('Mensagem recebida:', data.decode())
    s.sendto(input('Digite resposta: ').encode(), addr)
    print('Resposta enviada.')
