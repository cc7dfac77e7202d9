import socket

s = socket.socket()
s.bind((socket.gethostname(), 12345))
s.listen(5)
c, endereco = s.accept()
print("Got connection from", endereco)
c.send("Thank you for connecting".encode())
c.close()
s.close()
