import selectors
import socket

s = socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)
s.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, False)
s.bind(("", 12345))
s.setblocking(False)

seletor = selectors.DefaultSelector()
seletor.register(s, selectors.EVENT_READ)

print("Esperando mensagem")
while True:
    for chave, _ in seletor.select(timeout=None):
        dados, cliente = chave.fileobj.recvfrom(65535)
        if dados == b"SAIR":
            print("Conexão encerrada.", cliente[0])
        else:
            print("Mensagem recebida:", dados.decode())
            chave.fileobj.sendto(input("Digite resposta: ").encode(), cliente)
            print("Resposta enviada.")
        print("Esperando mensagem")
