import socket

QTD = 10000

def main():
    sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    for i in range(QTD):
        sock.sendto(("msg%d" % i).encode(), ("127.0.0.1", 6789))
        if (i + 1) % 1000 == 0:
            print(i + 1, "enviadas")
    sock.close()

main()
