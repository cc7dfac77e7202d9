import socket

FIM = '<FIM>'

s = socket.socket()
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind(('', 12345))
s.listen(5)
print('Servidor pronto')
while True:
    c, addr = s.accept()
    print('Conectou:', addr)
    c.send(('Muito obrigado por se conectar' + FIM).encode())
    c.send(('Volte sempre' + FIM).encode())
    c.send(('Tchau!' + FIM).encode())
    c.close()
