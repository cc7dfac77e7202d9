import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind((socket.gethostname(), 1234))
print('*** servidor UDP em', socket.gethostname(), '***')

while True:
    print('Esperando mensagem')
    data, addr = s.recvfrom(4096)
    print('recebidos', len(data), 'bytes de', addr)
    print('Mensagem recebida:', data.decode())
    if data.decode() == 'SAIR':
        print('-' * 20)
        continue
    resposta = input('Digite resposta: ')
    enviados = s.sendto(resposta.encode(), addr)
    print('Resposta enviada.', enviados, 'bytes')
