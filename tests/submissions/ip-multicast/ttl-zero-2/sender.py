import socket

GROUP = "224.1.1.1"
PORT = 5007


class Sender:
    def __init__(self, group, port, ttl=0):
        self.dest = (group, port)
        self.sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.sock.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, ttl)

    def send(self, text):
        return self.sock.sendto(text.encode("utf-8"), self.dest)


if __name__ == "__main__":
    sender = Sender(GROUP, PORT)
    text = input("Text: ")
    while text:
        n = sender.send(text)
        print(n, "bytes sent")
        text = input("Text (Enter to stop): ")
