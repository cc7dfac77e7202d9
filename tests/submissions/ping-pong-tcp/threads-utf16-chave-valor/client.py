"""
uso: python client.py [host=NOME] [porta=N] [msg="primeira mensagem"]   (em qualquer ordem)
"""
import queue
import socket
import sys
import threading
from quadro import envia, recebe

opc = dict(a.split("=", 1) for a in sys.argv[1:] if "=" in a)
if "-h" in sys.argv or "--help" in sys.argv:
    print(__doc__)
    sys.exit()

print("conectando-se ao servidor")
s = socket.socket()
s.connect((opc.get("host", "localhost"), int(opc.get("porta", 45454))))
print("Conectado")
chegou = queue.Queue()


def escuta():
    while True:
        try:
            t = recebe(s)
        except OSError:
            t = None
        chegou.put(t)
        if t is None:
            return


threading.Thread(target=escuta, daemon=True).start()
msg = opc.get("msg")
while True:
    if msg is None:
        msg = input("Digite mensagem: ")
    try:
        envia(s, msg)
    except OSError:
        print("O servidor não está mais lá.")
        break
    if msg == "SAIR":
        break
    print("Mensagem enviada\nEsperando resposta")
    resp = chegou.get()
    if resp is None or resp == "SAIR":
        print("O servidor encerrou a conversa.")
        break
    print("Resposta recebida:", resp)
    msg = None
print("Desconectando.")
s.close()
