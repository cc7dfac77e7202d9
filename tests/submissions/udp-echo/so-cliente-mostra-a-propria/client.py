import argparse
import socket

parser = argparse.ArgumentParser(description="Cliente de eco UDP")
parser.add_argument("--host", default="127.0.0.1")
parser.add_argument("--port", type=int, default=12345)
parser.add_argument("--timeout", type=float, default=5)
args = parser.parse_args()

with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
    sock.settimeout(args.timeout)
    while True:
        mensagem = input("> ")
        if mensagem.upper() == "SAIR":
            break
        dados = mensagem.encode()
        sock.sendto(dados, (args.host, args.port))
        try:
            resposta, origem = sock.recvfrom(4096)
        except (socket.timeout, ConnectionRefusedError):
            print("sem resposta do servidor")
            continue
        print(f"Eco de {origem[0]}:{origem[1]} -> {dados.decode()}")
print("cliente encerrado")
