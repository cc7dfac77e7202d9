import socket, sys

PORT = 8888

def main():
    count = 0;
    fd = socket.socket(socket.AF_INET, socket.SOCK_DGRAM);
    fd.bind(("", PORT));
    print("aguardando datagramas na porta %d" % PORT);
    while (True):
        (buf, src) = fd.recvfrom(64);
        count += 1;
        sys.stdout.write("recebidas: %d\n" % count);
        sys.stdout.flush();

main();
