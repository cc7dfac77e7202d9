import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
while True:
    msg = input("Mensagem (SAIR para terminar): ")
    if msg == "SAIR":
        break
    s.sendto(msg.encode(), ("localhost", 12345))
    data, addr = s.recvfrom(1024)
    # a string termina no primeiro \0, como em C
    print("Eco:", data.split(b"\0")[0].decode())
s.close()
