import socket

print("=== SERVIDOR ===")
host = input("Digite o IP (ex: 127.0.0.1): ")
port = input("Digite a porta (ex: 12345): ")

s = socket.socket()
s.bind((host, port))
s.listen(5)
print("Aguardando conexões em", host, port)

while True:
   c, addr = s.accept()
   print('Got connection from', addr)
   c.send('Thank you for connecting'.encode())
   c.close()
