import json
import socket
import struct
import time

MCAST_GRP = '224.1.1.1'
MCAST_PORT = 5007

nome = input('Nome deste receptor: ').strip() or socket.gethostname()

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM, socket.IPPROTO_UDP)
sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
sock.bind(('', MCAST_PORT))
mreq = struct.pack('=4sl', socket.inet_aton(MCAST_GRP), socket.INADDR_ANY)
sock.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, mreq)
print('Aguardando mensagens...')

while True:
    dados, remetente = sock.recvfrom(10240)
    try:
        m = json.loads(dados)
        texto, mid = m['texto'], m['id']
    except (ValueError, KeyError, TypeError):
        texto, mid = dados.decode(errors='replace'), None      # sender simples do professor
    print(time.strftime('%H:%M:%S'), texto, flush=True)
    if mid is not None:
        sock.sendto(json.dumps({'ack': mid, 'de': nome}).encode(), remetente)
