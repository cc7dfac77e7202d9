"""Servidor UDP: uma thread só recebe e enfileira, a principal conversa com o operador."""
import queue
import socket
import threading

PORTA = 12345
fila = queue.Queue()
sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.bind(("0.0.0.0", PORTA))


def recebedor():
    while True:
        dados, addr = sock.recvfrom(4096)
        fila.put((dados.decode(errors="replace"), addr))


threading.Thread(target=recebedor, daemon=True).start()
print("Esperando mensagem")
while True:
    msg, addr = fila.get()
    quem = "%s:%d" % addr
    if msg == "SAIR":
        print(f"[{quem}] saiu.")
    else:
        print(f"[{quem}] Mensagem recebida: {msg}   (na fila: {fila.qsize()})")
        resposta = input(f"[{quem}] Digite resposta: ")
        sock.sendto(resposta.encode(), addr)
        print("Resposta enviada.")
    print("Esperando mensagem")
