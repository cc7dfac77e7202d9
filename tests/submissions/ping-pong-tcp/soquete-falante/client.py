import sys
from soquete import Soquete

fila = sys.argv[1:2]     # a primeira mensagem pode vir da linha de comando

with Soquete() as s:
    print("conectando-se ao servidor")
    s.connect(("localhost", 12345))
    print("Conectado")
    while True:
        msg = fila.pop() if fila else input("Digite mensagem: ")
        s.diga(msg)
        if msg == "SAIR":
            break
        print("Mensagem enviada")
        print("Esperando resposta", flush=True)
        try:
            resposta = s.escute()
        except (EOFError, OSError):
            print("O servidor caiu.")
            break
        if resposta == "SAIR":
            print("O servidor encerrou a conversa.")
            break
        print("Resposta recebida:", resposta)
    print("Desconectando.")
