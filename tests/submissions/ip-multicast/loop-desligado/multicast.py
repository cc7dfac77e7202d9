"""Biblioteca simples de multicast usada no receiver e no sender"""
import socket
import struct


class Multicaster:
    def __init__(self, grupo='224.1.1.1', porta=5007):
        self._grupo = grupo
        self._porta = porta
        self._sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM, socket.IPPROTO_UDP)

    def envia(self, texto):
        self._sock.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, 2)
        # para nao receber de volta a minha propria mensagem
        self._sock.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_LOOP, 0)
        self._sock.sendto(texto.encode(), (self._grupo, self._porta))

    def entra(self):
        self._sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self._sock.bind(('', self._porta))
        mreq = struct.pack('=4sl', socket.inet_aton(self._grupo), socket.INADDR_ANY)
        self._sock.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, mreq)

    def recebe(self):
        return self._sock.recv(10240).decode()
