import socket

with socket.create_server(("", 12345)) as servidor:
    while True:
        cliente, endereco = servidor.accept()
        print("Got connection from", endereco)
        try:
            cliente.sendall("Thank you for connecting".encode())
        except ConnectionError:
            print("O cliente desistiu.")
        finally:
            cliente.close()
