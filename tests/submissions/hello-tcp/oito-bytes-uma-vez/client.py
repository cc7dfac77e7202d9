import socket

HOST = "localhost"
PORT = 5000


def main():
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as s:
        s.connect((HOST, PORT))
        data = s.recv(8)
    print("Recebido:", data.decode("utf-8"))


if __name__ == "__main__":
    main()
