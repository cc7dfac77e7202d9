import socket

s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
s.connect(('localhost', 12345))

for i in range(10000):
    s.send(('mensagem ' + str(i)).encode())

print('Enviadas 10000 mensagens')
s.close()
