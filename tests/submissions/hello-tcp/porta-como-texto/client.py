import socket

host = input('Host (ex: localhost): ')
port = input('Porta (ex: 12345): ')

s = socket.socket()
try:
    s.connect((host, port))
    print(s.recv(1024).decode())
except Exception as e:
    print('Erro ao conectar:', e)
finally:
    s.close()
