import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(('', 12345))
cliente = None
while True:
    print('Esperando mensagem')
    data, addr = s.recvfrom(2048)
    if cliente is None:
        cliente = addr
    if data == b'SAIR':
        print('Cliente saiu')
        continue
    print('Mensagem recebida:', data.decode())
    resposta = input('Digite resposta: ')
    s.sendto(resposta.encode(), cliente)
    print('Resposta enviada.')
