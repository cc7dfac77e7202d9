import socket

s = socket.socket()
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind(("localhost", 12345))
s.listen(1)

while True:
    print("Esperando conexão.")
    c, addr = s.accept()
    print("Conectado")
    dados = bytearray()
    while True:
        print("Esperando mensagem")
        parte = c.recv(4096)
        if not parte:
            break
        dados.extend(parte)          # junta os pedacos
        if dados.endswith(b"SAIR"):
            break
        print("Mensagem recebida:", dados.decode())
        c.sendall(input("Digite resposta: ").encode())
        print("Resposta enviada.")
    c.close()
    print("Conexão encerrada.")
