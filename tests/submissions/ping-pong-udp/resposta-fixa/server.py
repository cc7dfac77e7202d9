import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
host = socket.gethostname()
port = 12345
s.bind((host, port))
print("Servidor UDP iniciado. Esperando mensagens...")
while True:
    data, addr = s.recvfrom(4096)
    msg = data.decode()
    if msg == "SAIR":
        print("Cliente", addr, "desconectou.")
        continue
    print("Mensagem recebida:", msg)
    s.sendto("Recebi sua mensagem!".encode(), addr)
    print("Resposta enviada.")
