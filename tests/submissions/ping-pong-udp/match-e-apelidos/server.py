#!/usr/bin/env python3.10
import socket
import string
from dataclasses import dataclass, field

Endereco = tuple[str, int]


@dataclass
class Agenda:
    """Dá uma letra para cada cliente: Cliente A, Cliente B, ..."""
    nomes: dict[Endereco, str] = field(default_factory=dict)
    total: int = 0

    def de(self, addr: Endereco) -> str:
        if addr not in self.nomes:
            self.nomes[addr] = "Cliente " + string.ascii_uppercase[self.total % 26]
            self.total += 1
        return self.nomes[addr]

    def esquece(self, addr: Endereco) -> None:
        self.nomes.pop(addr, None)


def main() -> None:
    agenda = Agenda()
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        sock.bind(("", 12346))
        while True:
            print("Esperando mensagem")
            data, addr = sock.recvfrom(4096)
            quem = agenda.de(addr)
            match data.decode(errors="replace").strip():
                case "SAIR":
                    print(f"{quem} saiu.")
                    agenda.esquece(addr)
                case "":
                    print(f"{quem} mandou uma mensagem vazia")
                    sock.sendto(b"(vazia)", addr)
                case texto:
                    print(f"Mensagem recebida: {texto}   [{quem}]")
                    sock.sendto(input("Digite resposta: ").encode(), addr)
                    print("Resposta enviada.")


if __name__ == "__main__":
    main()
