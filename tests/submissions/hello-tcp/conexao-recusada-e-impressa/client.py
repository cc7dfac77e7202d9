import socket

s = socket.socket()
host = socket.gethostname()
port = 12354
try:
    s.connect((host, port))
    data = s.recv(1024)
    print(data.decode())
except ConnectionRefusedError as e:
    print('Não deu:', e)
s.close()
