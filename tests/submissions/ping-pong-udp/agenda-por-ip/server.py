import socket

# agenda de clientes: ip -> (ip, porta)
agenda = {}

udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
udp.bind(('', 5005))
print('Servidor UDP iniciado na porta 5005')

while True:
    print('Esperando mensagem')
    dados, addr = udp.recvfrom(4096)
    ip, porta = addr
    if ip not in agenda:
        print('Novo cliente:', ip)
        agenda[ip] = addr
    msg = dados.decode('utf-8')
    if msg.upper() == 'SAIR':
        del agenda[ip]
        print('Cliente', ip, 'saiu')
        continue
    print('Mensagem recebida:', msg)
    resposta = input('Digite resposta: ')
    udp.sendto(resposta.encode('utf-8'), agenda[ip])
    print('Resposta enviada.')
