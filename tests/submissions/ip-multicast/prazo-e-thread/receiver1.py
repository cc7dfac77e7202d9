import socket
import sys
import threading

GRUPO, PORTA = '224.1.1.1', 5007


def recebe():
    s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    s.bind((GRUPO, PORTA))
    s.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, socket.inet_aton(GRUPO) + socket.inet_aton('0.0.0.0'))
    s.settimeout(0.25)
    while True:
        try:
            dados, _, _, origem = s.recvmsg(10240)
        except socket.timeout:
            continue
        sys.stdout.buffer.write(dados + b'\n')
        sys.stdout.buffer.flush()


t = threading.Thread(target=recebe)
t.start()
t.join()
