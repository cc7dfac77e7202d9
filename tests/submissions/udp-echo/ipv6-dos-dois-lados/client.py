import socket

with socket.socket(socket.AF_INET6, socket.SOCK_DGRAM) as s:
    s.connect(("localhost", 12345))
    while (mensagem := input("Mensagem: ")) != "SAIR":
        s.send(mensagem.encode())
        print("Eco:", s.recv(65535).decode())
