import socket
import sys
import threading

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(('', 12345))
conhecidos = {}  # endereco -> numero


def escuta():
    while True:
        dados, addr = s.recvfrom(65535)
        numero = conhecidos.setdefault(addr, len(conhecidos) + 1)
        texto = dados.decode()
        if texto == 'SAIR':
            print(f'* cliente {numero} saiu')
        else:
            print(f'cliente {numero} ({addr[0]}:{addr[1]}): {texto}')
        sys.stdout.flush()


print('Comandos: use /r N texto para responder ao cliente N, /l para listar')
threading.Thread(target=escuta, daemon=True).start()
for linha in sys.stdin:
    partes = linha.rstrip('\n').split(' ', 2)
    if partes[0] == '/l':
        for addr, numero in conhecidos.items():
            print(numero, addr)
    elif partes[0] == '/r' and len(partes) == 3:
        destino = [a for a, n in conhecidos.items() if str(n) == partes[1]]
        if destino:
            s.sendto(partes[2].encode(), destino[0])
            print('Resposta enviada.')
        else:
            print('nao conheco esse cliente')
    else:
        print('comando desconhecido')
    sys.stdout.flush()
