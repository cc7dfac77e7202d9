"""A plain server: a message a datagram, as bare text. It answers with a line end where the message came with one."""

import socket

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.bind(("", 12345))
while True:
    print("Esperando mensagem", flush=True)
    data, sender = sock.recvfrom(65535)
    text = data.decode("utf-8", "replace")
    if text.strip() == "SAIR":
        continue
    print(f"Mensagem recebida: {text.rstrip()}", flush=True)
    end = "\n" if text.endswith("\n") else ""
    sock.sendto((input("Digite resposta: ") + end).encode(), sender)
    print("Resposta enviada.", flush=True)
