import socket

# sessoes abertas, uma por computador
sessoes = {}

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.bind(('0.0.0.0', 12345))
print('Servidor UDP pronto')

while True:
    print('Esperando mensagem')
    dados, addr = sock.recvfrom(4096)
    ip = addr[0]
    msg = dados.decode()

    if ip not in sessoes:
        sessoes[ip] = addr
        print('Conectado', addr)

    if msg == 'SAIR':
        del sessoes[ip]
        print('Conexão encerrada.')
        continue

    print('Mensagem recebida de %s: %s' % (ip, msg))
    resp = input('Digite resposta: ')
    sock.sendto(resp.encode(), sessoes[ip])
    print('Resposta enviada.')
