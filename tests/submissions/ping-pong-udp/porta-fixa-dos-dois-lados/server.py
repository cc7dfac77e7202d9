import socket

UDP_IP = "127.0.0.1"
UDP_PORT_SERVIDOR = 5005
UDP_PORT_CLIENTE = 5006

sock = socket.socket(socket.AF_INET, # Internet
                     socket.SOCK_DGRAM) # UDP
sock.bind((UDP_IP, UDP_PORT_SERVIDOR))

while True:
    print("Esperando mensagem")
    data, addr = sock.recvfrom(1024) # buffer size is 1024 bytes
    mensagem = data.decode()
    if mensagem == "SAIR":
        print("Cliente saiu")
    else:
        print("Mensagem recebida: %s" % mensagem)
        resposta = input("Digite resposta: ")
        sock.sendto(resposta.encode(), (UDP_IP, UDP_PORT_CLIENTE))
        print("Resposta enviada.")
