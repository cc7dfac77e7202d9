import socket

s = socket.socket()
host = socket.gethostname()
port = 12345
s.connect((host, port))
arquivo = s.makefile('r')

print("1")
print(arquivo.readline().strip())

sleep(1)

print("2")
print(arquivo.readline().strip())
print("3")
print(arquivo.readline().strip())
s.close()
