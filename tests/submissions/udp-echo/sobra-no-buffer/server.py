import socket

# Aloca o buffer uma vez so, para nao ficar criando bytes a cada mensagem (mais rapido)
BUFFER = bytearray(4096)

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.bind(("0.0.0.0", 9000))
print("Eco UDP na porta 9000")

while True:
    n, addr = sock.recvfrom_into(BUFFER)
    mensagem = bytes(BUFFER).rstrip(b"\x00")
    print(n, "bytes de", addr, "->", mensagem.decode("utf-8", "replace"))
    sock.sendto(mensagem, addr)
