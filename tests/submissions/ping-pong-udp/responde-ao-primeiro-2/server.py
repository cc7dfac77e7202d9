import socket

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.bind(('', 12345))
cliente = None

print('Esperando mensagem')
while True:
    data, addr = sock.recvfrom(4096)
    if cliente is None:
        cliente = addr
        print('Conectado', cliente)
    msg = data.decode()
    if msg == 'SAIR':
        print('Conexão encerrada.')
        cliente = None
        print('Esperando mensagem')
        continue
    print('Mensagem recebida:', msg)
    resp = input('Digite resposta: ')
    sent = sock.sendto(resp.encode(), cliente)
    print('Resposta enviada.', sent, 'bytes')
    print('Esperando mensagem')
