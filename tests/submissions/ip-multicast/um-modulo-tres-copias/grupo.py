# os dois papeis ficam aqui; receiver.py e sender.py so chamam
import socket
import struct
import threading
import uuid

COPIAS = 3


def pergunta_grupo():
    g = input("Grupo multicast [224.1.1.1]: ").strip() or "224.1.1.1"
    p = input("Porta [5007]: ").strip() or "5007"
    return g, int(p)


def ouvir():
    nome = input("Nome deste receptor: ").strip() or "R"
    grupo, porta = pergunta_grupo()
    s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM, socket.IPPROTO_UDP)
    s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    s.bind((grupo, porta))
    s.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP,
                 struct.pack("4s4s", socket.inet_aton(grupo), socket.inet_aton("0.0.0.0")))
    vistas = set()

    def laco():
        while True:
            dados = s.recv(65535)
            ident, corpo = dados[:16], dados[16:]
            if ident in vistas:
                continue
            vistas.add(ident)
            print("<%s> %s" % (nome, corpo.decode("utf-8", "replace")), flush=True)

    threading.Thread(target=laco, daemon=True).start()
    print("Ouvindo %s:%d. Digite q e Enter para sair." % (grupo, porta))
    try:
        while input().strip().lower() != "q":
            print("(q sai)")
    except EOFError:
        threading.Event().wait()      # sem teclado: so ouve
    print(nome, "saiu do grupo,", len(vistas), "mensagens")


def falar():
    grupo, porta = pergunta_grupo()
    s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM, socket.IPPROTO_UDP)
    s.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, 2)
    s.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_LOOP, 1)
    texto = input("Mensagem: ")
    if input("Confirma o envio para todos? (s/n) ").strip().lower()[:1] != "s":
        print("Nada enviado.")
        return
    pacote = uuid.uuid4().bytes + texto.encode("utf-8")
    for _ in range(COPIAS):           # UDP pode perder, entao vai repetido
        s.sendto(pacote, (grupo, porta))
    print("Enviada.")
