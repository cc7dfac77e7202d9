# CLIENTE = quem recebe a mensagem, entao ele tem que ficar esperando
import socket

HOST = "localhost"
PORT = 12345

s = socket.socket()
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind((HOST, PORT))
s.listen(1)
print("esperando o servidor me atender...")
conn, addr = s.accept()
data = conn.recv(1024)
print("Recebi de", addr, ":", data.decode())
conn.close()
s.close()
