import socket

s = socket.socket()
s.bind(('', 12345))
s.listen(5)
while True:
    con, addr = s.accept()
    con.send('Obrigado por se conectar'.encode())
    con.close()
