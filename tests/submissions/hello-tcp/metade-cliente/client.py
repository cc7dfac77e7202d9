import socket

HOST = socket.gethostname()
PORT = 12345


def main():
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as s:
        s.connect((HOST, PORT))
        data = s.recv(1024)
        print('O servidor respondeu:', data.decode())


if __name__ == '__main__':
    main()
