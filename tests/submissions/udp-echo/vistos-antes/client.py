import socket

TENTATIVAS = 3

with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as s:
    s.settimeout(1.5)
    while True:
        msg = input("Digite mensagem: ")
        if msg == "SAIR":
            break
        for i in range(TENTATIVAS):
            s.sendto(msg.encode(), ("localhost", 12345))
            try:
                data, _ = s.recvfrom(4096)
                print("Eco:", data.decode())
                break
            except socket.timeout:
                print("timeout, tentando de novo...")
        else:
            print("Servidor não respondeu.")
