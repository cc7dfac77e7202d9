#!/usr/bin/env python3
# Uma thread só recebe e enfileira; a principal tira da fila e pergunta ao
# operador. Assim nenhum cliente se perde enquanto o operador pensa.
import queue
import socket
import threading

PORTA = 23023
caixa = queue.Queue()


def carteiro(sock):
    while True:
        dados, quem = sock.recvfrom(65535)
        caixa.put((dados.decode(errors="replace"), quem))


def main():
    sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    sock.bind(("", PORTA))
    threading.Thread(target=carteiro, args=(sock,), daemon=True).start()
    apelidos = {}
    while True:
        print(f"Esperando mensagem ({caixa.qsize()} na fila)")
        texto, quem = caixa.get()
        nome = apelidos.setdefault(quem, f"cliente{len(apelidos) + 1}")
        if texto == "SAIR":
            print(f"{nome} saiu. Conversa encerrada.")
            continue
        print(f"Mensagem recebida de {nome} {quem}: {texto}")
        resposta = input(f"Digite resposta para {nome}: ")
        sock.sendto(resposta.encode(), quem)
        print("Resposta enviada.")


try:
    main()
except (KeyboardInterrupt, EOFError):
    print("\nFim.")
