import socket

s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
host = '127.0.0.1'
port = 12345

s.connect((host, port))
print('conectado', s.getpeername())
data = s.recv
#print(data.decode())   AttributeError: 'builtin_function_or_method' object has no attribute 'decode'
#print(data.encode())
print(data)             # assim nao da erro
s.close()
