import socket

s = socket.socket()
print("Conectando-se ao servidor")
s.connect(("localhost", 12345))
print("Conectado")
while True:
    m = input("Digite mensagem: ")
    s.sendall(m.encode())
    print("Mensagem enviada")
    if m == "SAIR":
        break
    print("Esperando resposta")
    r = s.recv(8192)
    if not r:
        break
    print("Resposta recebida:", r.decode())
print("Desconectando.")
s.close()
