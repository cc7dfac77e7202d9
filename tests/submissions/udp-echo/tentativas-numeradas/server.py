import os
import socket

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.bind((os.environ.get('ECO_IP', ''), int(os.environ.get('ECO_PORTA', 12345))))
clientes = {}
while True:
    data, addr = sock.recvfrom(65507)
    clientes[addr] = clientes.get(addr, 0) + 1
    print('%s:%d' % addr, 'msg', clientes[addr], '->', data.decode('utf-8', 'replace'))
    sock.sendto(data, addr)
