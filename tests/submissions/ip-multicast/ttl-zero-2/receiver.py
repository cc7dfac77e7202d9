import socket
import struct

GROUP = "224.1.1.1"
PORT = 5007


class Receiver:
    def __init__(self, group, port):
        self.sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.sock.bind(("", port))
        mreq = struct.pack("=4sl", socket.inet_aton(group), socket.INADDR_ANY)
        self.sock.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, mreq)

    def __iter__(self):
        while True:
            data, sender = self.sock.recvfrom(8192)
            yield sender[0], data.decode("utf-8", "replace")


if __name__ == "__main__":
    print("Joined", GROUP)
    for who, text in Receiver(GROUP, PORT):
        print(f"{who} says: {text}")
