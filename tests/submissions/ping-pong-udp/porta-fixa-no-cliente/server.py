import socket

ip = '127.0.0.1'
porta_minha = 5406
porta_cliente = 5407

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.bind((ip, porta_minha))

print('Servidor UDP esperando em', porta_minha)
while True:
    print('Esperando mensagem')
    data, addr = sock.recvfrom(4096)
    msg = data.decode()
    if msg == 'SAIR':
        print('Cliente saiu.')
        continue
    print('Mensagem recebida:', msg)
    resp = input('Digite resposta: ')
    sock.sendto(resp.encode(), (ip, porta_cliente))
    print('Resposta enviada.')
