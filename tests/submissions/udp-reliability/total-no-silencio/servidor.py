import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1 << 20)
s.bind(('', 4321))
s.settimeout(0.5)

total = mostrado = 0
while True:
    try:
        s.recv(2048)
        total += 1
    except TimeoutError:
        if total != mostrado:
            print('Recebidas até agora:', total)
            mostrado = total
