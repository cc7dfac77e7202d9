import socket

with socket.create_connection(("localhost", 12345)) as conexao:
    print(conexao.recv(1024).decode())
