import socket

receptor = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
receptor.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
receptor.bind(("", 5007))
receptor.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, socket.inet_aton("224.1.1.1") + socket.inet_aton("192.168.0.105"))
while True:
    print(receptor.recv(65507).decode())
