import socket

client = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
addr = ("127.0.0.1", 12345)

SAIR = "SAIR"

while True:
    msg = input("Digite mensagem: ")
    client.sendto(msg.encode(), addr)
    if msg is SAIR:
        print("Desconectando.")
        break
    print("Esperando resposta")
    data, _ = client.recvfrom(1024)
    print("Resposta recebida:", data.decode())

client.close()
