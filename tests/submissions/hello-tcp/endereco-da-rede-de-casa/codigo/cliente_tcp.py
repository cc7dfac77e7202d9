import socket

IP = '192.168.0.105'   # ip do notebook
PORTA = 11111

s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
s.connect((IP, PORTA))
print(s.recv(1024))
s.close()
