import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind((socket.gethostname(), 4567))
print("Servidor de eco ligado")

while True:
    data, addr = s.recvfrom(4096)
    print("Recebi", data.decode(), "de", addr)
    s.sendto(data, addr)
    print("Eco enviado")
