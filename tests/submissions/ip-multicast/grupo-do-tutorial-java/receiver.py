import argparse
import socket
import struct


class MulticastSocket:
    """Imita java.net.MulticastSocket"""

    def __init__(self, port):
        self.sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.sock.bind(("", port))

    def joinGroup(self, group):
        mreq = struct.pack("4s4s", socket.inet_aton(group), socket.inet_aton("0.0.0.0"))
        self.sock.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, mreq)

    def leaveGroup(self, group):
        mreq = struct.pack("4s4s", socket.inet_aton(group), socket.inet_aton("0.0.0.0"))
        self.sock.setsockopt(socket.IPPROTO_IP, socket.IP_DROP_MEMBERSHIP, mreq)

    def receive(self):
        return self.sock.recvfrom(65535)


if __name__ == "__main__":
    p = argparse.ArgumentParser()
    p.add_argument("-g", "--grupo", default="230.0.0.1")
    p.add_argument("-p", "--porta", type=int, default=4446)
    a = p.parse_args()

    ms = MulticastSocket(a.porta)
    ms.joinGroup(a.grupo)
    print("No grupo", a.grupo)
    try:
        while True:
            dados, origem = ms.receive()
            print("[%s:%d] %s" % (origem[0], origem[1], dados.decode("utf-8", "replace")), flush=True)
    except KeyboardInterrupt:
        ms.leaveGroup(a.grupo)
