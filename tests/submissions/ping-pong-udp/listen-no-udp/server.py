import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)   # troquei para UDP
host = ''
port = 12345
s.bind((host, port))
s.listen(5)
while True:
    print('Esperando conexão.')
    c, addr = s.accept()
    print('Conectado')
    while True:
        print('Esperando mensagem')
        data, addr = c.recvfrom(4096)
        if data.decode() == 'SAIR':
            break
        print('Mensagem recebida: ' + data.decode())
        c.sendto(input('Digite resposta: ').encode(), addr)
        print('Resposta enviada.')
    c.close()
    print('Conexão encerrada.')
