import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(('', 12345))

cliente = None
print('Esperando cliente.')

while True:
    data, addr = s.recvfrom(4096)
    if cliente is None:
        cliente = addr          # guarda o endereço de quem se conectou
        print('Conectado', cliente)

    texto = data.decode()
    if texto == 'SAIR':
        print('Conexão encerrada.')
        print('Esperando cliente.')
        cliente = None
        continue

    print('Mensagem recebida: ' + texto)
    resposta = input('Digite resposta: ')
    s.sendto(resposta.encode(), cliente)
    print('Resposta enviada.')
