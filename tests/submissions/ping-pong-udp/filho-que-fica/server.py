import socket

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.bind(('', 12345))
while True:
    print('Esperando mensagem')
    dados, origem = sock.recvfrom(65535)
    texto = dados.decode()
    if texto == 'SAIR':
        print('Conexão encerrada.')
        continue
    print('Mensagem recebida:', texto)
    resposta = input('Digite resposta: ')
    sock.sendto(resposta.encode(), origem)
    print('Resposta enviada.')
