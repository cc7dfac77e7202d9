import socket
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(("", 12345))
cont = 0
print("Servidor esperando... (Ctrl+C para terminar)")
try:
    while True:
        s.recvfrom(1024)
        cont += 1
except KeyboardInterrupt:
    print("Total recebido:", cont)
