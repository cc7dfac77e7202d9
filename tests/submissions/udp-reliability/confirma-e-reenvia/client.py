"""Cliente stop-and-wait: manda, espera o ACK 0.2 s, reenvia até 20 vezes."""
import socket
import struct
import zlib

N = 10000
DEST = ('127.0.0.1', 33333)

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.settimeout(0.2)
reenvios = perdidas = 0

for num in range(1, N + 1):
    corpo = ('mensagem numero %d' % num).encode()
    pkt = struct.pack('!II', num, zlib.crc32(corpo)) + corpo
    for tentativa in range(20):
        s.sendto(pkt, DEST)
        try:
            ack, _ = s.recvfrom(16)
            while struct.unpack('!I', ack)[0] != num:   # ack velho
                ack, _ = s.recvfrom(16)
            break
        except socket.timeout:
            reenvios += 1
    else:
        perdidas += 1
        if perdidas >= 3:
            print('servidor sumiu, parei na mensagem', num)
            break

print('mensagens: %d  reenvios: %d  sem confirmação: %d' % (num, reenvios, perdidas))
