import socket

SERVER_IP = "127.0.0.1"
SERVER_PORT = 9999

# Criação do socket UDP
server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
server.bind((SERVER_IP, SERVER_PORT))
print(f"🚀 Servidor UDP ouvindo em {SERVER_IP}:{SERVER_PORT}")

# Usamos um set para evitar contar mensagens duplicadas
mensagens_recebidas = set()

while True:
    data, client_address = server.recvfrom(1024)
    mensagens_recebidas.add(data.decode())
    print(f"📊 Total de mensagens recebidas: {len(mensagens_recebidas)}")
