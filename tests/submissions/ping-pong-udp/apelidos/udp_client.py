import socket

SERVER = ("localhost", 5678)
BUFSIZE = 4096


def main():
    nick = input("Your nickname: ")
    sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    sock.sendto(f"NICK {nick}".encode("utf-8"), SERVER)
    while True:
        text = input("Message (SAIR to quit): ")
        sock.sendto(text.encode("utf-8"), SERVER)
        if text == "SAIR":
            break
        print("waiting for the reply...")
        data, _ = sock.recvfrom(BUFSIZE)
        print("server>", data.decode("utf-8"))
    sock.close()
    print("Disconnected.")


main()
