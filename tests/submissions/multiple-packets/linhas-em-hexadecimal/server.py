import socket

s = socket.create_server((socket.gethostname(), 12345))
while True:
    c, addr = s.accept()
    print('Got connection from', addr)
    with c, c.makefile('w', encoding='ascii') as saida:
        for texto in ('Thank you for connecting', 'Come back often', 'Bye!'):
            print(texto.encode().hex(), file=saida)
