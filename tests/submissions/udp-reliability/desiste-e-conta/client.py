import socket
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
for i in range(10000):
    print(f"Enviando mensagem {i + 1} de 10000")
    s.sendto(f"mensagem {i}".encode(), ("localhost", 12345))
