import socket

s = socket.create_connection(("localhost", 12345))
dados = s.recv(1024)
print(dados.decode() or "(nada)")
s.close()
