import socket

s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind((socket.gethostname(), 12345))
s.listen(5)
while True:
    c, addr = s.accept()
    print('Conectado', addr)
    while True:
        data = c.recv(1024)
        if not data:
            break
        print('Mensagem recebida:', data.decode())
        c.sendall(data)
    c.close()
