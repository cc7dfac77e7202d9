"""Pequena biblioteca de multicast usada pelo sender e pelo receiver."""
import socket
import struct


class Grupo:
    def __init__(self, endereco="224.1.1.1", porta=5007):
        self.endereco, self.porta = endereco, porta

    def receptor(self):
        sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM, socket.IPPROTO_UDP)
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        sock.bind((self.endereco, self.porta))
        return sock

    def transmissor(self, ttl=2):
        sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM, socket.IPPROTO_UDP)
        sock.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, ttl)
        sock.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_LOOP, 1)
        return sock

    def _mreq(self):
        return struct.pack("=4sl", socket.inet_aton(self.endereco), socket.INADDR_ANY)

    def entrar(self, sock):
        sock.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, self._mreq())

    def sair(self, sock):
        sock.setsockopt(socket.IPPROTO_IP, socket.IP_DROP_MEMBERSHIP, self._mreq())
