import socket

destino = ("localhost", 12345)
quantidade = 10000
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)

def enviar():
    for i in range(1, quantidade):
        s.sendto(f"{i}".encode(), destino)
    print("pronto,", quantidade, "mensagens enviadas")

while True:
    print("[1] enviar rajada")
    print("[2] mudar quantidade (agora %d)" % quantidade)
    print("[0] sair")
    op = input("-> ")
    if op == "1":
        enviar()
    elif op == "2":
        quantidade = int(input("nova quantidade: "))
    elif op == "0":
        print("tchau")
        break
