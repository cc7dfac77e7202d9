import socket
import time
from dataclasses import dataclass, field


@dataclass
class Contagem:
    total: int = 0
    por_cliente: dict = field(default_factory=dict)
    inicio: float = field(default_factory=time.monotonic)

    def nova(self, addr) -> tuple[int, int]:
        self.total += 1
        self.por_cliente[addr] = self.por_cliente.get(addr, 0) + 1
        return self.total, self.por_cliente[addr]


def main():
    c = Contagem()
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as s:
        s.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4 * 1024 * 1024)
        s.bind(('', 12345))
        print('Esperando mensagens... (Ctrl+C mostra o resumo)')
        try:
            while True:
                _, addr = s.recvfrom(4096)
                total, dele = c.nova(addr)
                print(f'Mensagens recebidas: {total} ({addr[0]}:{addr[1]} -> {dele})', flush=True)
        except KeyboardInterrupt:
            print(f'\n===== RESUMO ({time.monotonic() - c.inicio:.1f}s) =====')
            for addr, n in c.por_cliente.items():
                print(f'{addr}: {n} recebidas, {10_000 - n} perdidas ({(10_000 - n) / 100:.2f}%)')


if __name__ == '__main__':
    main()
