import socket

s = socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)
s.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0)
s.bind(('::', 12345))
while True:
    print('Esperando mensagem')
    data, addr = s.recvfrom(4096)
    msg = data.decode()
    if msg == 'SAIR':
        print('Conexão encerrada.')
        continue
    print('Mensagem recebida:', msg)
    s.sendto(input('Digite resposta: ').encode(), addr)
    print('Resposta enviada.')
