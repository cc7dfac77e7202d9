import socket

print("=== CLIENTE ===")
host = input("Digite o IP do servidor (ex: 127.0.0.1): ")
port = int(input("Digite a porta do servidor (ex: 12345): "))

s = socket.socket()
s.connect((host, port))
data = s.recv(1024)
print(data.decode())
s.close()
