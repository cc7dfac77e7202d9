import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(('', 12345))
while True:
    print('Esperando mensagem')
    data, addr = s.recvfrom(1024)
    print('Mensagem recebida:', data.decode())
    resposta = input('Digite resposta: ')
    s.sendto(resposta.encode(), addr)
    print('Resposta enviada.')
