import socket

TAM = 20   # todas as mensagens tem 20 bytes

def envia(c, texto):
    c.sendall("{:<20}".format(texto).encode())

s = socket.socket()
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
port = 12345
s.bind(("0.0.0.0", port))
s.listen(5)
while True:
    c, addr = s.accept()
    print('Got connection from', addr)
    envia(c, 'Thank you for connecting')
    envia(c, 'Come back often')
    envia(c, 'Bye!')
    c.close()
