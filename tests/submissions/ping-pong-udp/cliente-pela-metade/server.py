import socket

UDP_IP = "127.0.0.1"
UDP_PORT = 5005

sock = socket.socket(socket.AF_INET, # Internet
                     socket.SOCK_DGRAM) # UDP
sock.bind((UDP_IP, UDP_PORT))

while True:
    print("Esperando mensagem")
    data, addr = sock.recvfrom(1024) # buffer size is 1024 bytes
    if data.decode() == "SAIR":
        print("Cliente", addr, "saiu")
        continue
    print("Mensagem recebida: %s" % data.decode())
    sock.sendto(input("Digite resposta: ").encode(), addr)
    print("Resposta enviada.")
