import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(("", 12345))
print("Servidor UDP pronto")
total = 0
s.recvfrom(1024)
total += 1
s.settimeout(2)
while True:
    try:
        s.recvfrom(1024)
        total += 1
    except socket.timeout:
        break
print("Total:", total)
