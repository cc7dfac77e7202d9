from soquete import Soquete
import socket


def conversa(c: Soquete) -> None:
    while True:
        print("Esperando mensagem", flush=True)
        msg = c.escute()
        if msg == "SAIR":
            return
        print("Mensagem recebida:", msg)
        resposta = input("Digite resposta: ")
        c.diga(resposta)
        if resposta == "SAIR":
            return
        print("Resposta enviada.")


with Soquete() as s:
    s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    s.bind(("", 12345))
    s.listen()
    while True:
        print("Esperando conexão.", flush=True)
        c, quem = s.accept()
        with c:
            print("Conectado")
            try:
                conversa(c)
            except (EOFError, OSError, ValueError):
                pass
        print("Conexão encerrada.")
