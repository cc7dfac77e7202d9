import socket

def main():
    ip = input("IP do servidor: ")
    porta = int(input("Porta do servidor: "))
    sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    while True:
        texto = input("Mensagem => ")
        sock.sendto(texto.encode(), (ip, porta))
        if texto == "SAIR":
            break
        pacote, servidor = sock.recvfrom(4096)
        print("Resposta:", pacote.decode())
    sock.close()
    print("Fim.")

if __name__ == "__main__":
    main()
