import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(('', 12345))

clientes = []     # todos que já falaram com o servidor

print('Servidor iniciado')
while True:
    data, addr = s.recvfrom(4096)
    if addr not in clientes:
        clientes.append(addr)
        print('Novo cliente:', addr)
    print('Mensagem recebida:', data.decode())
    # manda o eco da mensagem para os clientes
    for cliente in clientes:
        s.sendto(data, cliente)
