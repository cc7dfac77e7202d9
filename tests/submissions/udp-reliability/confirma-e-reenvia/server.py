"""Servidor que confirma cada mensagem (ACK) e descarta repetidas."""
import socket
import struct
import zlib

FMT = struct.Struct('!II')      # numero, crc do corpo


def main(porta=33333):
    s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    s.bind(('', porta))
    vistos = {}
    total = repetidas = corrompidas = 0
    while True:
        pkt, quem = s.recvfrom(512)
        if len(pkt) < FMT.size:
            # mensagem sem cabecalho (netcat, por ex.): so conta
            total += 1
            print('recebidas=%d (sem cabeçalho)' % total)
            continue
        num, crc = FMT.unpack_from(pkt)
        if zlib.crc32(pkt[FMT.size:]) != crc:
            corrompidas += 1
            print('corrompidas=%d' % corrompidas)
            continue
        s.sendto(struct.pack('!I', num), quem)
        lista = vistos.setdefault(quem, set())
        if num in lista:
            repetidas += 1
            continue
        lista.add(num)
        total += 1
        print('recebidas=%d repetidas=%d clientes=%d' % (total, repetidas, len(vistos)))


if __name__ == '__main__':
    main()
