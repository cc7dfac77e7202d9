import socket

s = socket.socket()
s.bind((socket.gethostname(), 12345))
s.listen(5)

mensagens = ['Thank you for connecting', 'Come back often', 'Bye!']

while True:
    c, addr = s.accept()
    print('Got connection from', addr)
    for m in mensagens:
        c.send(m.encode())
        ack = c.recv(16)           # so manda a proxima depois da confirmacao
        if not ack:
            print('cliente saiu')
            break
    c.close()
