import io
import socket

# as saudações ficam num arquivo; aqui, na memória
arquivo = io.StringIO("Thank you for connecting")
s = socket.create_server(("", 12345))
while True:
    c, endereco = s.accept()
    print("Got connection from", endereco)
    c.sendall(arquivo.read().encode())
    c.close()
