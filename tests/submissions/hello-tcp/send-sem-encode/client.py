import socket

s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
host = 'localhost'
port = 12345

s.connect((host, port))

# recebe no maximo 1024 bytes
msg = s.recv(1024)
s.close()
print("Mensagem do servidor: %s" % msg.decode('ascii'))
