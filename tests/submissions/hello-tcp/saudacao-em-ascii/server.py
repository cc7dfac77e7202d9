import socket

s = socket.socket()
s.bind(('', 12345))
s.listen(5)
while True:
    con, addr = s.accept()
    con.send('Olá, obrigado pela conexão'.encode('ascii'))
    con.close()
