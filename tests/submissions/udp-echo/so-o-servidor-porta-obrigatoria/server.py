import socket
import sys

# Servidor de eco UDP
# python server.py <porta>

if len(sys.argv) != 2:
    print('uso: python server.py <porta>')
    sys.exit(2)

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.bind(('0.0.0.0', int(sys.argv[1])))

try:
    while True:
        data, addr = sock.recvfrom(4096)
        print('Recebido:', data.decode('utf-8', 'replace'), 'de', addr)
        sock.sendto(data, addr)
except KeyboardInterrupt:
    print('Servidor encerrado')
finally:
    sock.close()
