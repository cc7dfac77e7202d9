import os
import socket

destino = (os.environ.get('ECO_IP', '127.0.0.1'), int(os.environ.get('ECO_PORTA', 12345)))
sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.settimeout(1.5)
TENTATIVAS = 3


def eco(num, texto):
    # numero|texto: assim sei de qual mensagem e o eco
    pacote = f'{num}|{texto}'.encode()
    for t in range(1, TENTATIVAS + 1):
        try:
            sock.sendto(pacote, destino)
            while True:
                volta, quem = sock.recvfrom(65507)
                n, _, txt = volta.decode().partition('|')
                if n == str(num):
                    return txt
        except socket.timeout:
            print(f'  tentativa {t}/{TENTATIVAS} sem resposta')
        except ConnectionRefusedError:
            print(f'  tentativa {t}/{TENTATIVAS}: porta fechada')
    return None


num = 0
while True:
    texto = input('Digite mensagem: ')
    if texto.upper() in ('SAIR', 'TCHAU'):
        print('Tchau!')
        break
    num += 1
    r = eco(num, texto)
    print('Eco recebido: ' + r if r is not None else 'Desisti dessa mensagem.')
sock.close()
