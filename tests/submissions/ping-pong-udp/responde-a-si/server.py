import socket

host = 'localhost'
port = 12345
s = socket.socket(socket.AF_INET,socket.SOCK_DGRAM)
s.bind((host, port))

while True:
    print('Esperando mensagem')
    data, addr = s.recvfrom(4096)
    msg = data.decode()
    if msg == 'SAIR':
        print('Cliente', addr, 'saiu.')
        continue
    print('Mensagem recebida:', msg)
    resp = input('Digite resposta: ')
    sent = s.sendto(resp.encode(), (host, port))
    print('Resposta enviada.', sent, 'bytes')
