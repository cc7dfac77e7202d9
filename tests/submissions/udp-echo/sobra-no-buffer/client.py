import socket

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
endereco = ("localhost", 9000)

print("Digite as mensagens, SAIR para terminar")
while True:
    texto = input("> ")
    if texto == "SAIR":
        break
    sock.sendto(texto.encode("utf-8"), endereco)
    eco, _ = sock.recvfrom(4096)
    print("< " + eco.decode("utf-8", "replace"))
sock.close()
