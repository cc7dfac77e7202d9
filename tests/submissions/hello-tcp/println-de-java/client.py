import socket


class Client:

    def __init__(self, host, port):
        self.host = host
        self.port = port

    def run(self):
        s = socket.socket()
        try:
            s.connect((self.host, self.port))
            reader = s.makefile("r", encoding="utf-8")
            line = reader.readline()
            if line is None or line == "":
                print("Server closed without message")
            else:
                print("Server says: " + line.strip())
        finally:
            s.close()


def main(args):
    client = Client("localhost", 12345)
    client.run()


if __name__ == "__main__":
    main([])
