import argparse
import socket
import struct

parser = argparse.ArgumentParser()
parser.add_argument('--porta', type=int, required=True)
porta = parser.parse_args().porta

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind(('', porta))
s.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, struct.pack('=4sl', socket.inet_aton('224.1.1.1'), socket.INADDR_ANY))
while True:
    print(s.recv(10240).decode())
