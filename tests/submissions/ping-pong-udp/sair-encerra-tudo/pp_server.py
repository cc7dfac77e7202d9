import socket

def main():
    porta = int(input("Porta para escutar: "))
    sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    sock.bind(("0.0.0.0", porta))
    ativo = True
    while ativo:
        print("Aguardando...")
        pacote, cliente = sock.recvfrom(4096)
        texto = pacote.decode()
        if texto == "SAIR":
            ativo = False
        else:
            print(f"[{cliente[0]}:{cliente[1]}] {texto}")
            sock.sendto(input("Resposta => ").encode(), cliente)
    sock.close()
    print("Conversa encerrada.")

if __name__ == "__main__":
    main()
