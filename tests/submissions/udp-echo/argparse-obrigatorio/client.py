import argparse
import socket

parser = argparse.ArgumentParser(description="Cliente de eco")
parser.add_argument("host", help="endereço do servidor")
parser.add_argument("port", type=int, help="porta UDP")
args = parser.parse_args()

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
while True:
    mensagem = input("Digite mensagem: ")
    if mensagem == "SAIR":
        break
    s.sendto(mensagem.encode(), (args.host, args.port))
    print("Eco:", s.recvfrom(65535)[0].decode())
