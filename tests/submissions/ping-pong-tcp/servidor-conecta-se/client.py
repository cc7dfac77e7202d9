import socket

s = socket.socket()
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind(("localhost", 12345))
s.listen(1)
print("Esperando o servidor")
c, _ = s.accept()
print("Conectado")
while True:
    msg = input("Digite mensagem: ")
    c.send(msg.encode())
    if msg == "SAIR":
        break
    print("Mensagem enviada")
    print("Esperando resposta")
    print("Resposta recebida:", c.recv(1024).decode())
print("Desconectando.")
c.close()
s.close()
