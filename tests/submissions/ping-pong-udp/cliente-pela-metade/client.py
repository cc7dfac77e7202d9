import socket

UDP_IP = "127.0.0.1"
UDP_PORT = 5005

print("UDP target IP: %s" % UDP_IP)
print("UDP target port: %s" % UDP_PORT)

sock = socket.socket(socket.AF_INET, # Internet
                     socket.SOCK_DGRAM) # UDP

MESSAGE = input("Digite mensagem: ")
sock.sendto(MESSAGE.encode(), (UDP_IP, UDP_PORT))
print("Mensagem enviada")

# TODO: esperar a resposta do servidor
# data, addr = sock.recvfrom(1024)
# print("Resposta recebida: " ...

# TODO: colocar em loop até digitar SAIR
