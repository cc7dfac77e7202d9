import socket
import textwrap

s = socket.socket()
s.connect(("127.0.0.1", 12345))
partes = []
while parte := s.recv(64):
    partes.append(parte)
s.close()
texto = b"".join(partes).decode()
print("Frase do dia:")
print(textwrap.fill(texto, 60, initial_indent="  ", subsequent_indent="  "))
