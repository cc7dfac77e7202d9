import socket

cliente = socket.create_connection((socket.gethostname(), 12345))
texto = ""
while True:
    dados = cliente.recv(1024)
    if not dados:
        break
    texto += dados.decode()
print(texto)
cliente.close()
