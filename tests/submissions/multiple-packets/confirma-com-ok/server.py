import socket

MENSAGENS = ['Thank you for connecting', 'Come back often', 'Bye!']

s = socket.socket()
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
host = ''
port = 12345
s.bind((host, port))

s.listen(5)
while True:
    c, addr = s.accept()
    print('Got connection from', addr)
    try:
        for m in MENSAGENS:
            c.send(m.encode())
            # so manda a proxima depois que o cliente confirmar
            ok = c.recv(2)
            if ok != b'OK':
                print('cliente nao confirmou')
                break
    except ConnectionError as e:
        print('perdi o cliente:', e)
    c.close()
