import json
import socket
import struct

GRP = '224.1.1.1'
PORT = 5007

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM, socket.IPPROTO_UDP)
sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
sock.bind(('', PORT))
sock.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, struct.pack('=4sl', socket.inet_aton(GRP), socket.INADDR_ANY))

ultimo = {}
while True:
    bruto, addr = sock.recvfrom(10240)
    try:
        m = json.loads(bruto)
        seq, nome, texto = m['seq'], m['nome'], m['texto']
    except (ValueError, TypeError, KeyError):
        print(bruto.decode(errors='replace'))
        continue
    if addr in ultimo and seq != ultimo[addr] + 1:
        print(f'!! perdi mensagens de {nome} entre {ultimo[addr]} e {seq}')
    ultimo[addr] = seq
    print(f'#{seq} {nome}: {texto}')
