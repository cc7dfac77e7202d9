import socket

client = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)

i = 0
while i < 10000:
    client.sendto(f'mensagem {i}'.encode(), ('localhost', 41234))
    i += 1

client.close()
