"""A plain client: a message a datagram, as bare text. With --line-ends each message ends with a line end."""

import socket
import sys

end = "\n" if "--line-ends" in sys.argv else ""
word = next((argument for argument in sys.argv[1:] if argument != "--line-ends"), "SAIR")
sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
while True:
    text = input("Digite mensagem: ")
    sock.sendto((text + end).encode(), ("localhost", 12345))
    if text == word:
        break
    print("Mensagem enviada\nEsperando resposta", flush=True)
    reply, _ = sock.recvfrom(65535)
    print(f"Resposta recebida: {reply.decode('utf-8', 'replace').rstrip()}", flush=True)
print("Desconectando.", flush=True)
