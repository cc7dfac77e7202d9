import socket

def conversar(c):
    while True:
        print("Esperando mensagem")
        dados = c.recv(4096)
        if not dados or dados.decode().strip() == "SAIR":
            return
        print("Mensagem recebida:", dados.decode().strip())
        r = input("Digite resposta: ")
        c.sendall(r.encode() or b" ")
        print("Resposta enviada.")
        if r.strip() == "SAIR":
            return

s = socket.socket()
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind(("", 12345))
s.listen(1)
while True:
    print("Esperando conexão.")
    c, addr = s.accept()
    print("Conectado")
    try:
        conversar(c)
    except ConnectionError:
        print("cliente caiu")
    finally:
        c.close()
    print("Conexão encerrada.")
