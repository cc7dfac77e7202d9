import argparse
import socket

p = argparse.ArgumentParser()
p.add_argument('-g', '--grupo', required=True)
p.add_argument('-p', '--porta', type=int, required=True)
a = p.parse_args()
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, 2)
s.sendto(input('Mensagem: ').encode(), (a.grupo, a.porta))
