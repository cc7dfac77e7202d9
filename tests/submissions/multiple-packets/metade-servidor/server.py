import socket

s = socket.socket()
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind(('0.0.0.0', 12345))
s.listen(5)
while True:
    c, addr = s.accept()
    print('Got connection from', addr)
    saida = c.makefile('w')
    for msg in ['Thank you for connecting', 'Come back often', 'Bye!']:
        print(msg, file=saida, flush=True)
    saida.close()
    c.close()
