import socket

MENU = """
+-----------------------+
| 1 - Enviar mensagem   |
| 2 - Ver historico     |
| 0 - Sair              |
+-----------------------+"""

historico = []
print("conectando-se ao servidor")
s = socket.socket()
s.connect(("localhost", 12345))
print("Conectado")

while True:
    print(MENU)
    op = input("Opcao: ").strip()
    if op == "1":
        msg = input("Digite mensagem: ")
        if msg == "":
            print("mensagem vazia nao!")
            continue
        s.sendall(msg.encode())
        if msg == "SAIR":
            break
        print("Mensagem enviada")
        print("Esperando resposta")
        resp = s.recv(4096).decode()
        if resp == "" or resp.strip() == "SAIR":
            print("Servidor encerrou a conversa")
            break
        print("Resposta recebida:", resp)
        historico.append((msg, resp))
    elif op == "2":
        for eu, ele in historico:
            print("  eu:", eu, "| servidor:", ele)
    elif op == "0" or op.upper() == "SAIR":
        s.sendall(b"SAIR")
        break
    else:
        print("Opcao invalida")

print("Desconectando.")
s.close()
