import socket

porta = int(input('Porta para escutar: '))

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(('', porta))

while True:
    print('Esperando mensagem')
    msg, quem = s.recvfrom(1024)
    if msg == b'SAIR':
        print('Cliente encerrou.')
        continue
    print('Mensagem recebida:', msg)
    resposta = input('Digite resposta: ')
    s.sendto(bytes(resposta, 'utf-8'), quem)
    print('Resposta enviada.')
