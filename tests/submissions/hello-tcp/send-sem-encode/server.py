import socket
import sys

# referencia: tutorialspoint / python network programming

serversocket = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
host = 'localhost'
port = 12345

try:
    serversocket.bind((host, port))
except socket.error as msg:
    print('Bind falhou. Erro: ' + str(msg))
    sys.exit()

print('Socket bind ok')
serversocket.listen(10)
print('Socket ouvindo...')

while 1:
    clientsocket, addr = serversocket.accept()
    print("Got a connection from %s" % str(addr))

    msg = 'Thank you for connecting' + "\r\n"
    clientsocket.send(msg)
    clientsocket.close()
