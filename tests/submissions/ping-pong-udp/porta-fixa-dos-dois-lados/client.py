import socket

UDP_IP = "127.0.0.1"
UDP_PORT_SERVIDOR = 5005
UDP_PORT_CLIENTE = 5006

# um socket pra mandar e outro pra receber
envio = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
recepcao = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
recepcao.bind((UDP_IP, UDP_PORT_CLIENTE))

print("UDP target IP: %s" % UDP_IP)
print("UDP target port: %s" % UDP_PORT_SERVIDOR)

while True:
    mensagem = input("Digite mensagem: ")
    envio.sendto(mensagem.encode(), (UDP_IP, UDP_PORT_SERVIDOR))
    if mensagem == "SAIR":
        break
    print("Mensagem enviada")
    print("Esperando resposta")
    data, addr = recepcao.recvfrom(1024)
    print("Resposta recebida: %s" % data.decode())

print("Desconectando.")
envio.close()
recepcao.close()
