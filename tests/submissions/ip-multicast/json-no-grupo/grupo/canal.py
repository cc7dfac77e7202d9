import ipaddress
import json
import socket
import struct

ENDERECO = ("224.1.1.1", 5007)


class Canal:
    """Context manager para um grupo multicast.

    with Canal(ouvir=True) as c: for quem, texto in c: ...
    with Canal() as c: c.envia("fulano", "oi")
    """

    def __init__(self, endereco=ENDERECO, ouvir=False):
        self.grupo, self.porta = endereco
        assert ipaddress.ip_address(self.grupo).is_multicast
        self.ouvir = ouvir

    def __enter__(self):
        self.sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM, socket.IPPROTO_UDP)
        if self.ouvir:
            self.sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            self.sock.bind(("", self.porta))
            self.mreq = struct.pack("=4sl", socket.inet_aton(self.grupo), socket.INADDR_ANY)
            self.sock.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, self.mreq)
        else:
            self.sock.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, 2)
        return self

    def __exit__(self, *_):
        self.sock.close()

    def envia(self, autor, texto):
        pacote = json.dumps({"de": autor, "texto": texto})
        self.sock.sendto(pacote.encode(), (self.grupo, self.porta))

    def __iter__(self):
        while True:
            dados, addr = self.sock.recvfrom(10240)
            cru = dados.decode("utf-8", "replace")
            try:
                p = json.loads(cru)
                yield p["de"], p["texto"]
            except (ValueError, KeyError, TypeError):
                yield addr[0], cru        # alguem mandou texto puro
