# pingpong.py -- os dois papeis num fonte so
#   server.py [-p porta]
#   client.py [-h host] [-p porta] [primeira mensagem]
# No fio as strings vao terminadas em '\0', como em C.
import sys, socket, getopt

PORT = 12345
NUL  = b"\0"
QUIT = "SAIR"

def put_str(fd, s):
    fd.sendall(s.encode("utf-8") + NUL)

def get_str(fd):
    """le ate o '\\0'; None se o outro lado fechou"""
    buf = bytearray()
    while 1:
        ch = fd.recv(1)
        if not ch:
            return None
        if ch == NUL:
            return buf.decode("utf-8", "replace")
        buf += ch

def do_server(port):
    lfd = socket.socket()
    lfd.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    lfd.bind(("", port))
    lfd.listen(5)
    while 1:
        print("Esperando conexao.")
        fd, peer = lfd.accept()
        print("Conectado")
        try:
            while 1:
                print("Esperando mensagem")
                s = get_str(fd)
                if s is None or s == QUIT:
                    break
                print("Mensagem recebida: %s" % s)
                r = input("Digite resposta: ")
                put_str(fd, r)
                print("Resposta enviada.")
                if r == QUIT:
                    break
        except OSError as e:
            print("erro:", e)
        fd.close()
        print("Conexao encerrada.")

def do_client(host, port, first):
    fd = socket.socket()
    print("conectando-se ao servidor")
    fd.connect((host, port))
    print("Conectado")
    while 1:
        s = first if first else input("Digite mensagem: ")
        first = None
        put_str(fd, s)
        if s == QUIT:
            break
        print("Mensagem enviada")
        print("Esperando resposta")
        r = get_str(fd)
        if r is None or r == QUIT:
            break
        print("Resposta recebida: %s" % r)
    print("Desconectando.")
    fd.close()

def main(role, argv):
    host, port = "localhost", PORT
    opts, rest = getopt.getopt(argv, "h:p:")
    for o, v in opts:
        if o == "-h": host = v
        if o == "-p": port = int(v)
    try:
        if role == "s":
            do_server(port)
        else:
            do_client(host, port, " ".join(rest))
    except (KeyboardInterrupt, EOFError):
        return 130
    return 0
