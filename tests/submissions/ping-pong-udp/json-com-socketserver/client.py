import itertools
import json
import socket

SERVIDOR = ("127.0.0.1", 15353)


def main():
    sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    for n in itertools.count(1):
        msg = input("Digite mensagem: ")
        pacote = json.dumps({"texto": msg, "n": n}, ensure_ascii=False).encode("utf-8")
        sock.sendto(pacote, SERVIDOR)
        if msg == "SAIR":
            print("Desconectando.")
            break
        print("Mensagem enviada")
        print("Esperando resposta")
        while True:
            dados, _ = sock.recvfrom(65535)
            volta = json.loads(dados)
            if volta["n"] == n:          # ignora resposta atrasada de outra rodada
                break
        print("Resposta recebida:", volta["texto"])
    sock.close()


if __name__ == "__main__":
    main()
