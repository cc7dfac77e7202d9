import json
import socket
import time
import uuid

MCAST_GRP = '224.1.1.1'
MCAST_PORT = 5007
ESPERA = 1.0


def coletar_acks(sock, mid):
    quem = set()
    fim = time.monotonic() + ESPERA
    while (resta := fim - time.monotonic()) > 0:
        sock.settimeout(resta)
        try:
            m = json.loads(sock.recv(1024))
        except socket.timeout:
            break
        except ValueError:
            continue
        if m.get('ack') == mid:
            quem.add(m['de'])
    return quem


sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM, socket.IPPROTO_UDP)
sock.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, 2)
texto = input('Mensagem para o grupo: ')
mid = uuid.uuid4().hex[:8]
sock.sendto(json.dumps({'id': mid, 'texto': texto}).encode(), (MCAST_GRP, MCAST_PORT))
recebido_por = coletar_acks(sock, mid)
print(f'{len(recebido_por)} receptor(es) confirmaram:', ', '.join(sorted(recebido_por)) or '-')
