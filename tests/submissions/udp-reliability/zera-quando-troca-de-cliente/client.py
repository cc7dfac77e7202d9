import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
host = socket.gethostname()
port = 12345

for i in range(1, 10001):
    s.sendto(('mensagem ' + str(i)).encode(), (host, port))
print('Foram enviadas', i, 'mensagens')
s.close()
