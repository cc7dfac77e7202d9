import socket

PORTA = 12345

s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
s.connect((socket.gethostname(), PORTA))
print(s.recv(1024).decode()
s.close()
