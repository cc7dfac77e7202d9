import socket
import datetime

s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
host = '0.0.0.0'
port = 12345
s.bind((host, port))
s.listen()

while True:
    (c, (ip, porta)) = s.accept()
    print('[' + str(datetime.datetime.now().time())[:8] + '] entrou', ip, porta)
    c.sendall('Bem vindo ao servidor da turma 2'.encode('utf8'))
    c.close()
