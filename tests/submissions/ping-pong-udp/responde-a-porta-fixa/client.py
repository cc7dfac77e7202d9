import socket

UDP_IP = "localhost"
UDP_PORT = 12345
CLIENT_PORT = 12346

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.bind((UDP_IP, CLIENT_PORT))

msg = ""
while msg != "SAIR":
    msg = input("Digite mensagem: ")
    sock.sendto(msg.encode(), (UDP_IP, UDP_PORT))
    if msg != "SAIR":
        print("Mensagem enviada")
        print("Esperando resposta")
        data, addr = sock.recvfrom(4096)
        print("Resposta recebida:", data.decode())

print("Desconectando.")
sock.close()
