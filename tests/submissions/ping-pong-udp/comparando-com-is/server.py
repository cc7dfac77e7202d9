import socket

server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
server.bind(("127.0.0.1", 12345))

SAIR = "SAIR"

print("Esperando mensagem")
while True:
    data, addr = server.recvfrom(1024)
    msg = data.decode()
    if msg is SAIR:
        print("Conexão encerrada.")
        print("Esperando mensagem")
        continue
    print("Mensagem recebida:", msg, "de", addr)
    resposta = input("Digite resposta: ")
    server.sendto(resposta.encode(), addr)
    print("Resposta enviada.")
