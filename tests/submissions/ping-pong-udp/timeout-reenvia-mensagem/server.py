import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
host = socket.gethostname()
s.bind((host, 12345))
total = 0
while True:
    print('Esperando mensagem')
    data, addr = s.recvfrom(4096)
    msg = data.decode()
    if msg == 'SAIR':
        print(f'Cliente {addr} encerrou. Total de mensagens até agora: {total}')
        continue
    total += 1
    print(f'Mensagem recebida: {msg}')
    resp = input('Digite resposta: ')
    s.sendto(resp.encode(), addr)
    print('Resposta enviada.')
