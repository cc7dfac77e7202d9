import socket

conexoes = []
s = socket.socket()
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind(('', 12345))
s.listen(5)
print('Servidor pronto')
while True:
    c, addr = s.accept()
    conexoes.append(c)
    print('Conexao numero', len(conexoes), 'de', addr)
    c.send('Thank you for connecting'.encode())
