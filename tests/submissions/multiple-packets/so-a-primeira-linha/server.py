import socket

s = socket.socket()
host = socket.gethostname()
port = 12345
s.bind((host, port))

s.listen(5)
while True:
    c, addr = s.accept()
    print('Got connection from', addr)
    # usando \n para separar as mensagens
    c.send('Thank you for connecting\n'.encode())
    c.send('Come back often\n'.encode())
    c.send('Bye!\n'.encode())
    c.close()
