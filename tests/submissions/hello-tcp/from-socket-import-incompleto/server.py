from socket import socket, AF_INET, SOCK_STREAM

s = socket(AF_INET, SOCK_STREAM)
s.bind(('', 12345))
s.listen(5)
print('Esperando clientes')
while True:
    c, addr = s.accept()
    print('Got connection from', addr)
    try:
        c.send('Thank you for connecting'.encode())
    except OSError:
        pass
    c.close()
