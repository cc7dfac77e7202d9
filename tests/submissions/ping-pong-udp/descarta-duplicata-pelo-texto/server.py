import argparse
import socket

ap = argparse.ArgumentParser(description='Ping-pong UDP confiavel (servidor)')
ap.add_argument('--porta', type=int, default=12345)
args = ap.parse_args()

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.bind(('0.0.0.0', args.porta))

ja_vistas = set()

while True:
    print('Esperando mensagem')
    while True:
        dados, addr = sock.recvfrom(4096)
        msg = dados.decode()
        if msg == 'SAIR':
            print(addr, 'saiu')
            continue
        if msg in ja_vistas:
            continue     # retransmissao do cliente, ja tratei
        break
    ja_vistas.add(msg)
    print('Mensagem recebida:', msg, 'de', addr)
    resposta = input('Digite resposta: ')
    sock.sendto(resposta.encode(), addr)
    print('Resposta enviada.')
