import socket

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.bind(('', 12345))
cliente = None
while True:
    print('Esperando mensagem')
    dados, origem = sock.recvfrom(4096)
    if cliente is None:
        cliente = origem
    texto = dados.decode()
    if texto == 'SAIR':
        print('Conexão encerrada.')
        continue
    print('Mensagem recebida:', texto)
    sock.sendto(input('Digite resposta: ').encode(), cliente)
    print('Resposta enviada.')
