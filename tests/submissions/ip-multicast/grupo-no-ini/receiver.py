import queue
import socket
import struct
import threading
from datetime import datetime

from config import GRUPO, PORTA


class Ouvinte(threading.Thread):
    def __init__(self, fila):
        super().__init__(daemon=True)
        self.fila = fila
        self.sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.sock.bind(('', PORTA))
        # ip_mreqn: grupo, endereco local, indice da interface (0 = o sistema escolhe)
        mreqn = struct.pack('4s4si', socket.inet_aton(GRUPO), b'\0' * 4, 0)
        self.sock.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, mreqn)

    def run(self):
        while True:
            self.fila.put((datetime.now(), *self.sock.recvfrom(65535)))


fila = queue.Queue()
Ouvinte(fila).start()
print(f'ouvindo {GRUPO}:{PORTA}', flush=True)
try:
    while True:
        hora, dados, (ip, _) = fila.get()
        print(f'{hora:%H:%M:%S} <{ip}> {dados.decode("utf-8", "replace")}', flush=True)
except KeyboardInterrupt:
    pass
