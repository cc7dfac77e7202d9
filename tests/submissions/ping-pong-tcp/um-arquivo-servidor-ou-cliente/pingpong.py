# Ping Pong - trabalho em dupla (Caio e Lívia)
# o mesmo arquivo faz os dois papeis
import socket

SAIDAS = ("SAIR", "/SAIR")
PORTA = 35790


def acabou(t):
    return t.strip().upper() in SAIDAS


def servidor():
    s = socket.socket()
    s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    s.bind(("", PORTA))
    s.listen(1)
    while True:
        print("⏳ Esperando conexão.")
        c, a = s.accept()
        print("✅ Conectado", a)
        while True:
            print("Esperando mensagem")
            d = c.recv(4096)
            if not d or acabou(d.decode()):
                break
            print("Mensagem recebida:", d.decode())
            r = input("Digite resposta: ")
            c.sendall(r.encode())
            if acabou(r):
                break
            print("Resposta enviada.")
        c.close()
        print("❌ Conexão encerrada.")


def cliente():
    ip = input("IP do servidor [Enter = localhost]: ") or "localhost"
    print("conectando-se ao servidor")
    s = socket.socket()
    s.connect((ip, PORTA))
    print("Conectado")
    while True:
        m = input("Digite mensagem (SAIR ou /sair termina): ")
        if not m:
            print("mensagem vazia não vale")
            continue
        s.sendall(m.encode())
        if acabou(m):
            break
        print("Mensagem enviada")
        print("Esperando resposta")
        d = s.recv(4096)
        if not d or acabou(d.decode()):
            print("o servidor saiu")
            break
        print("Resposta recebida:", d.decode())
    print("Desconectando.")
    s.close()


while True:
    papel = input("servidor ou cliente? ").strip().lower()
    if papel in ("servidor", "s"):
        try:
            servidor()
        except KeyboardInterrupt:
            print()
        break
    if papel in ("cliente", "c"):
        cliente()
        break
    print("não entendi")
