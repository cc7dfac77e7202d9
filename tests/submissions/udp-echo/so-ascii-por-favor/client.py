import socket

UDP_IP = "127.0.0.1"
UDP_PORT = 5005

sock = socket.socket(socket.AF_INET, # Internet
                     socket.SOCK_DGRAM) # UDP

print("Digite as mensagens (SAIR para terminar)")
while True:
    MESSAGE = input("mensagem: ")
    if MESSAGE == "SAIR":
        break
    sock.sendto(MESSAGE.encode(), (UDP_IP, UDP_PORT))
    data, addr = sock.recvfrom(1024)
    print("eco:", data.decode())
sock.close()
