import socket

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.bind(('localhost', 12345))

cliente = None
print('Esperando conexão.')

while True:
    print('Esperando mensagem')
    data, addr = sock.recvfrom(4096)

    # "accept" do UDP: guarda o endereco de quem chegou
    if cliente is None:
        cliente = addr
        print('Conectado', cliente)

    msg = data.decode()
    if msg == 'SAIR':
        print('Conexão encerrada.')
        cliente = None
        print('Esperando conexão.')
        continue

    print('Mensagem recebida:', msg)
    resp = input('Digite resposta: ')
    sock.sendto(resp.encode(), cliente)
    print('Resposta enviada.')
