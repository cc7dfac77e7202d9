import socket
from time import sleep

s = socket.socket()
s.connect(('localhost', 12345))

# o numero do recv e o tamanho! por isso juntava, era 1024
# tem que ser igual ao que o servidor mostra na tela (21 8 6)
print("1")
data = s.recv(21)
print(data.decode())

sleep(1)

print("2")
data = s.recv(8)
print(data.decode())
print("3")
data = s.recv(6)
print(data.decode())
s.close()
