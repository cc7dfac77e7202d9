import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
host = socket.gethostname()
port = 12345
s.bind((host, port))

while True:
    print('Esperando mensagem')
    data, addr = s.recvfrom(1024)
    if data.decode() == 'SAIR':
        print('Cliente', addr, 'saiu')
        continue
    print('Mensagem recebida:', data.decode(), 'de', addr)
    s.sendto(input('Digite resposta: ').encode(), addr)
    print('Resposta enviada.')
