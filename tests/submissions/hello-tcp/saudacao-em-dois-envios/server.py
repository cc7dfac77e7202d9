import socket

servidor = socket.create_server(("", 12345))
while True:
    conexao, _ = servidor.accept()
    with conexao:
        try:
            conexao.sendall("Bem-vindo ao ".encode())
            conexao.sendall("servidor!".encode())
        except OSError:
            print("O cliente foi embora antes da saudação")
