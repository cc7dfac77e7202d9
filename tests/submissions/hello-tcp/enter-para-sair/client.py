import socket

s = socket.socket()
s.connect((socket.gethostname(), 12345))
print("Recebido:", str(s.recv(1024), "utf8") + "!")
input()
s.close()
