import random
import socket
import textwrap

FRASES = """\
Um sistema distribuído é aquele em que a falha de um computador que você nem sabia que existia torna o seu inútil. (Lamport)
A rede é confiável. (primeira falácia da computação distribuída)
Só há dois problemas difíceis: invalidação de cache, dar nomes e erros por um.
Olá! Obrigado por conectar 🙂
Sei uma piada de UDP, mas talvez você não a receba.""".splitlines()

s = socket.socket()
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind(("0.0.0.0", 12345))
s.listen()
baralho = []
try:
    while True:
        c, addr = s.accept()
        if not baralho:
            baralho = random.sample(FRASES, len(FRASES))
        frase = baralho.pop()
        print(addr, "<-", textwrap.shorten(frase, 40, placeholder="..."), flush=True)
        c.sendall(frase.encode())
        c.close()
except KeyboardInterrupt:
    print("\nAté mais")
finally:
    s.close()
