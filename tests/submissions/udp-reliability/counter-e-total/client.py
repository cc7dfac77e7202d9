import argparse
import socket

parser = argparse.ArgumentParser()
parser.add_argument('--host', default='localhost')
parser.add_argument('--porta', default=12345, type=int)
parser.add_argument('-n', '--quantidade', default=10_000, type=int)
args = parser.parse_args()

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
for i in range(args.quantidade):
    sock.sendto(f'mensagem {i + 1}'.encode(), (args.host, args.porta))
print(f'{args.quantidade} mensagens enviadas')
sock.close()
