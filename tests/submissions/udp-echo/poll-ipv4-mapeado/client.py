import socket

s = socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)
servidor = ("::ffff:127.0.0.1", 12345)
try:
    while True:
        s.sendto(input("Mensagem: ").encode(), servidor)
        print("Eco:", s.recv(1 << 16).decode())
except (EOFError, KeyboardInterrupt):
    pass
