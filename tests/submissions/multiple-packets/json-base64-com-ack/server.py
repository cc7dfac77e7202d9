import socket
from protocolo import empacota

MENSAGENS = ["Thank you for connecting", "Come back often", "Bye!"]

s = socket.socket()
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind(("", 33333))
s.listen(5)
print("Aguardando na porta 33333")
while True:
    c, addr = s.accept()
    print("Conexao de", addr)
    c.settimeout(5)
    entrada = c.makefile("r")
    try:
        for i, m in enumerate(MENSAGENS, 1):
            c.sendall(empacota(i, len(MENSAGENS), m))
            try:
                resp = entrada.readline().strip()
                print("  ", resp if resp else "(cliente fechou)")
            except (socket.timeout, OSError):
                print("   sem ACK da", i, ", segue o baile")
                entrada = c.makefile("r")
    except OSError as e:
        print("   cliente saiu:", e)
    finally:
        entrada.close()
        c.close()
