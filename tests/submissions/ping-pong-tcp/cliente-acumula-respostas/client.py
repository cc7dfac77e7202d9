import socket

print("conectando-se ao servidor")
s = socket.create_connection(("localhost", 12345))
print("Conectado")
chegou = b""  # o TCP pode entregar aos pedaços
while True:
    texto = input("Digite mensagem: ")
    s.sendall(texto.encode())
    if texto == "SAIR":
        break
    print("Mensagem enviada")
    print("Esperando resposta")
    chegou += s.recv(4096)
    print("Resposta recebida:", chegou.decode())
print("Desconectando.")
s.close()
