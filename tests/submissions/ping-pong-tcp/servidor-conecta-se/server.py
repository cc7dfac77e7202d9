import socket

s = socket.socket()
s.connect(("localhost", 12345))
print("Conectado")
while True:
    print("Esperando mensagem")
    msg = s.recv(1024).decode()
    if msg in ("", "SAIR"):
        break
    print("Mensagem recebida:", msg)
    s.send(input("Digite resposta: ").encode())
    print("Resposta enviada.")
s.close()
print("Conexão encerrada.")
