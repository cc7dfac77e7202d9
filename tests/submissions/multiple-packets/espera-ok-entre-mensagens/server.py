import socket

s = socket.socket()
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind(('localhost', 12345))
s.listen(5)

while True:
    c, addr = s.accept()
    print('Got connection from', addr)
    for msg in ['Thank you for connecting', 'Come back often', 'Bye!']:
        c.send(msg.encode())
        # so manda a proxima depois que o cliente confirmar
        confirmacao = c.recv(1024)
        if not confirmacao:
            print('   cliente saiu sem confirmar')
            break
        print('   confirmado:', msg)
    c.close()
