# testes da aula
import socket

print(socket.gethostname())
