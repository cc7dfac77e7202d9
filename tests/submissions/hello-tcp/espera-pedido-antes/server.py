# /* server.py - Lab 1 - Redes */
import socket, sys

MAXPENDING = 5
RCVBUFSIZE = 256
PORT = 5000

def die(msg):
    sys.stderr.write(msg + "\n")
    sys.exit(1)

def handle_client(clntSock, clntAddr):
    # recebe o pedido do cliente
    rcv = clntSock.recv(RCVBUFSIZE)
    print("Pedido recebido: %d bytes de %s" % (len(rcv), clntAddr[0]))
    # responde
    n = clntSock.send(b"Thank you for connecting")
    if n <= 0:
        die("send() failed")
    clntSock.close()

def main(argc, argv):
    port = PORT
    if argc > 1:
        port = int(argv[1])
    try:
        servSock = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        servSock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        servSock.bind(("0.0.0.0", port))
        servSock.listen(MAXPENDING)
    except OSError as e:
        die("bind/listen: %s" % e)
    while 1:
        clntSock, clntAddr = servSock.accept()
        print("Handling client %s:%d" % (clntAddr[0], clntAddr[1]))
        handle_client(clntSock, clntAddr)
    return 0

if __name__ == "__main__":
    sys.exit(main(len(sys.argv), sys.argv))
