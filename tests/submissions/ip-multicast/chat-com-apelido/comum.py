import socket

GRUPO = "239.7.7.7"
PORTA = 45007


def entra_no_grupo():
    s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    s.bind(("", PORTA))
    s.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP,
                 socket.inet_aton(GRUPO) + socket.inet_aton("0.0.0.0"))
    return s
