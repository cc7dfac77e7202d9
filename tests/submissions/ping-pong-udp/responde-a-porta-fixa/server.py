import socket

UDP_IP = "localhost"
UDP_PORT = 12345
CLIENT_PORT = 12346

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.bind((UDP_IP, UDP_PORT))

while True:
    print("Esperando mensagem")
    data, addr = sock.recvfrom(4096)
    msg = data.decode()
    if msg == "SAIR":
        print("Conexão encerrada.")
    else:
        print("Mensagem recebida:", msg)
        resposta = input("Digite resposta: ")
        sock.sendto(resposta.encode(), (UDP_IP, CLIENT_PORT))
        print("Resposta enviada.")
