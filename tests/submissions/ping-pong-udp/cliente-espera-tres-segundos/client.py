import socket

cliente = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
cliente.settimeout(3)
while True:
    texto = input("Digite mensagem: ")
    cliente.sendto(texto.encode(), ("localhost", 12345))
    if texto == "SAIR":
        break
    print("Mensagem enviada")
    print("Esperando resposta")
    try:
        print("Resposta recebida:", cliente.recv(65507).decode())
    except socket.timeout:
        print("Ninguém respondeu.")
print("Desconectando.")
