import socket
from time import sleep

PORT = 12345


def main():
    cliente = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    cliente.connect(("localhost", PORT))

    print("1")
    print(cliente.recv(1024).decode())

    # Thread.sleep(1000) -> dorme 1 segundo
    sleep(1000)

    print("2")
    print(cliente.recv(1024).decode())
    print("3")
    print(cliente.recv(1024).decode())
    cliente.close()


if __name__ == "__main__":
    main()
