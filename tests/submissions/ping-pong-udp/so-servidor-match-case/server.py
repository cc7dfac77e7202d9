import socket
from dataclasses import dataclass, field


@dataclass
class Conversa:
    apelido: str
    mensagens: list[str] = field(default_factory=list)


def atende(sock: socket.socket) -> None:
    conversas: dict[tuple, Conversa] = {}
    while True:
        print("Esperando mensagem", flush=True)
        bruto, de = sock.recvfrom(65_507)
        conversa = conversas.setdefault(de, Conversa(f"cliente-{len(conversas) + 1}"))
        match bruto.decode(errors="replace").strip():
            case "SAIR" | "sair" | "Sair":
                print(f"{conversa.apelido} saiu depois de {len(conversa.mensagens)} mensagem(ns)")
                conversas.pop(de)
            case "":
                sock.sendto("(mensagem vazia)".encode(), de)
            case texto:
                conversa.mensagens.append(texto)
                print(f"Mensagem recebida de {conversa.apelido}: {texto}")
                sock.sendto(input(f"Digite resposta para {conversa.apelido}: ").encode(), de)
                print("Resposta enviada.")


if __name__ == "__main__":
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as s:
        s.bind(("", 12345))
        atende(s)
