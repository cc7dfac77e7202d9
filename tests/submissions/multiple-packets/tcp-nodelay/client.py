import socket
from time import sleep


def main() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as s:
        s.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        s.connect(("127.0.0.1", 12345))
        for i in range(1, 4):
            print(i)
            data = s.recv(1024)
            print(f"\033[1;32m{data.decode()}\033[0m")
            if i == 1:
                sleep(1)


if __name__ == "__main__":
    main()
