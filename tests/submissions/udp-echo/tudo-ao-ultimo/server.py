import socket

servidor = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
servidor.bind(("", 12345))
while True:
    servidor.setblocking(True)
    chegaram = [servidor.recvfrom(65535)]
    servidor.setblocking(False)
    try:
        while True:
            chegaram.append(servidor.recvfrom(65535))
    except BlockingIOError:
        pass
    for dados, _ in chegaram:
        servidor.sendto(dados, chegaram[-1][1])
