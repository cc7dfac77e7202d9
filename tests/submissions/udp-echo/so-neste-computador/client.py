import socket

ip = input('IP do servidor (Enter para 127.0.0.1): ') or '127.0.0.1'
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
while True:
    msg = input('Digite mensagem: ')
    if msg == 'SAIR':
        print('Desconectando.')
        break
    s.sendto(msg.encode(), (ip, 12345))
    data, _ = s.recvfrom(65535)
    print('Resposta recebida:', data.decode())
