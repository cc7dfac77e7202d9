import socket
import config as cfg


def main():
    sock = socket.socket(family=socket.AF_INET, type=socket.SOCK_DGRAM)
    sock.connect((cfg.HOST, cfg.PORT))
    while True:
        text = input("Digite mensagem: ")
        if not text:
            continue
        sock.send(text.encode(cfg.ENCODING))
        if text == 'SAIR':
            break
        print("Message sent, waiting reply...")
        reply = sock.recv(cfg.BUFFER).decode(cfg.ENCODING, errors='ignore')
        print("Reply:", reply)
    sock.close()
    print("Bye")


if __name__ == '__main__':
    main()
