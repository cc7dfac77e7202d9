import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(('', 12345))

cliente = None      # "conexão" UDP

print('Esperando conexão.')
while True:
    data, addr = s.recvfrom(4096)
    if cliente is None:
        cliente = addr
        print('Conectado')
    print('Mensagem recebida:', data)
    if data == b'SAIR':
        print('Conexão encerrada.')
        print('Esperando conexão.')
        cliente = None
        continue
    resposta = input('Digite resposta: ')
    s.sendto(resposta.encode(), cliente)
    print('Resposta enviada.')
