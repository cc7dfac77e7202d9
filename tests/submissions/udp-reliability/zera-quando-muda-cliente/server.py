import socket

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.bind(("localhost", 12345))

contador = 0
ultimo = None

print("Esperando mensagens...")
while True:
    data, addr = sock.recvfrom(1024)
    if addr != ultimo:
        print("Novo cliente:", addr)
        contador = 0
        ultimo = addr
    contador += 1
    print("Mensagens recebidas:", contador)
