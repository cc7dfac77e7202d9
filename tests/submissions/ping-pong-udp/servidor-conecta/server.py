import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind((socket.gethostname(), 12345))

conectado = False
while True:
    print('Esperando mensagem')
    data, addr = s.recvfrom(1024)
    if not conectado:
        s.connect(addr)
        conectado = True
        print('Conectado com', addr)
    if data.decode() == 'SAIR':
        print('Conexão encerrada.')
        continue
    print('Mensagem recebida:', data.decode())
    s.send(input('Digite resposta: ').encode())
    print('Resposta enviada.')
