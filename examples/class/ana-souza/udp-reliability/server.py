import socket

servidor = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
servidor.bind(("", 12345))

recebidas = 0
while True:
    servidor.recvfrom(2048)
    recebidas += 1
    print("\rMensagens recebidas:", recebidas, end="", flush=True)
