import socket

# o servidor procura o cliente, agradece e desliga
s = socket.create_connection(("localhost", 12345))
print("Got connection from", s.getpeername())
s.sendall(b"Thank you for connecting")
s.close()
