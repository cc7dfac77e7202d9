import argparse
import socket

ap = argparse.ArgumentParser(description='Ping-pong UDP confiavel (cliente)')
ap.add_argument('servidor', nargs='?', default='127.0.0.1')
ap.add_argument('--porta', type=int, default=12345)
args = ap.parse_args()

TENTATIVAS = 12
sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.settimeout(5)


def pergunta(texto):
    for _ in range(TENTATIVAS):
        sock.sendto(texto.encode(), (args.servidor, args.porta))
        try:
            return sock.recvfrom(4096)[0].decode()
        except socket.timeout:
            pass          # UDP pode perder, manda outra vez
    return None


while True:
    texto = input('Digite mensagem: ')
    if texto == 'SAIR':
        sock.sendto(b'SAIR', (args.servidor, args.porta))
        print('Desconectando.')
        break
    print('Esperando resposta')
    r = pergunta(texto)
    if r is None:
        print('Servidor nao respondeu depois de', TENTATIVAS, 'tentativas')
    else:
        print('Resposta recebida:', r)
