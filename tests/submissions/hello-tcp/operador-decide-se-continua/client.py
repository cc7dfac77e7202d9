import socket

ip = input('IP do servidor [localhost]: ').strip() or 'localhost'
s = socket.socket()
try:
    s.connect((ip, 9999))
except OSError as erro:
    print('Nao consegui conectar:', erro)
    raise SystemExit(1)
print('Servidor respondeu ->', s.recv(1024).decode())
s.close()
