import socket

PORTA = 12345

with socket.create_server(("", PORTA)) as meu:
    while True:
        print("Aguardando mensagens do servidor")
        quem, de_onde = meu.accept()
        with quem:
            print(quem.recv(1024).decode())
