import socket

s = socket.socket()
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind(('', 12345))
s.listen()
buffer = bytearray(4096)
while True:
    print('Esperando conexão.')
    c, addr = s.accept()
    print('Conectado')
    fim = 0
    while True:
        print('Esperando mensagem')
        n = c.recv_into(buffer)
        if n == 0 or buffer[:n] == b'SAIR':
            break
        fim = max(fim, n)
        print('Mensagem recebida:', buffer[:fim].decode())
        c.sendall(input('Digite resposta: ').encode())
        print('Resposta enviada.')
    c.close()
    print('Conexão encerrada.')
