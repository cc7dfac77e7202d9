import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind((socket.gethostname(), 12345))
clientes = []
while True:
    print('Esperando mensagem')
    data, addr = s.recvfrom(1024)
    if addr not in clientes:
        clientes.append(addr)
    msg = data.decode()
    if msg == 'SAIR':
        clientes.remove(addr)
        print('Conexão encerrada.')
        continue
    print('Mensagem recebida:', msg)
    resp = input('Digite resposta: ')
    for c in clientes:
        s.sendto(resp.encode(), c)
    print('Resposta enviada.')
