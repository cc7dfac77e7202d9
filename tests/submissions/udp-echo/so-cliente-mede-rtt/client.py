import socket
import sys
from time import perf_counter

TENTATIVAS = 3


def eco(s: socket.socket, texto: str):
    """Devolve (resposta, milissegundos) ou (None, 0) se nao voltou."""
    for t in range(1, TENTATIVAS + 1):
        inicio = perf_counter()
        s.send(texto.encode())
        try:
            volta = s.recv(65535)
        except socket.timeout:
            print(f'  tentativa {t}: tempo esgotado')
            continue
        except ConnectionRefusedError:
            print(f'  tentativa {t}: ninguem na porta')
            continue
        return volta.decode(), (perf_counter() - inicio) * 1000
    return None, 0


def main() -> int:
    if len(sys.argv) not in (1, 3):
        print('uso: client.py [host porta]')
        return 2
    host, porta = ('localhost', 12345) if len(sys.argv) == 1 else (sys.argv[1], int(sys.argv[2]))
    tempos = []
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as s:
        s.connect((host, porta))
        s.settimeout(2)
        while (texto := input('Mensagem (SAIR termina): ')) != 'SAIR':
            volta, ms = eco(s, texto)
            if volta is None:
                print('perdido')
            else:
                tempos.append(ms)
                print(f'Eco: {volta}  [{ms:.2f} ms] {"ok" if volta == texto else "DIFERENTE!"}')
    if tempos:
        print(f'media de {len(tempos)} ecos: {sum(tempos) / len(tempos):.2f} ms')
    return 0


if __name__ == '__main__':
    sys.exit(main())
