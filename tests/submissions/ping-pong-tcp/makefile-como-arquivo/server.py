"""Ping-pong: o socket como ARQUIVO, como diz a página (uma linha = uma mensagem)."""
import socket


def conversa(arq):
    print("Esperando mensagem")
    for linha in arq:
        msg = linha.rstrip("\r\n")
        if msg == "SAIR":
            return
        print("Mensagem recebida:", msg)
        resposta = input("Digite resposta: ")
        print(resposta, file=arq, flush=True)
        if resposta == "SAIR":
            return
        print("Resposta enviada.")


with socket.create_server(("", 12321)) as srv:
    while True:
        print("Esperando conexão.")
        conn, quem = srv.accept()
        print("Conectado")
        try:
            with conn, conn.makefile("rw", encoding="utf-8", newline="\n") as arq:
                conversa(arq)
        except (ConnectionError, UnicodeDecodeError) as e:
            print("O cliente caiu:", e)
        print("Conexão encerrada.")
