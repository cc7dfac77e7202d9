import socket
import sys
import time

TENTATIVAS = 3
PRAZO = 2.0


class Cliente:
    def __init__(self, host='localhost', porta=12345):
        self.destino = (host, porta)
        self.sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.sock.settimeout(PRAZO)
        self.enviadas = self.ecos = 0

    def eco(self, texto):
        for t in range(TENTATIVAS):
            inicio = time.perf_counter()
            self.sock.sendto(texto.encode(), self.destino)
            self.enviadas += 1
            try:
                dados, _ = self.sock.recvfrom(65535)
            except socket.timeout:
                print(f'  (tentativa {t + 1}: sem eco em {PRAZO:.0f}s)')
                continue
            self.ecos += 1
            return dados.decode(), (time.perf_counter() - inicio) * 1000
        return None, None

    def rodar(self):
        try:
            while True:
                texto = input('Digite mensagem: ')
                if texto == 'SAIR':
                    break
                volta, ms = self.eco(texto)
                if volta is None:
                    print('Sem eco, o servidor está no ar?')
                else:
                    print(f'Eco recebido: {volta}   [{ms:.2f} ms]')
        except (EOFError, KeyboardInterrupt):
            print()
        print(f'{self.enviadas} enviadas, {self.ecos} ecos')
        self.sock.close()


if __name__ == '__main__':
    Cliente(*sys.argv[1:2]).rodar()
