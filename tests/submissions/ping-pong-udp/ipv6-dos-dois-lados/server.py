import socket

s = socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)
s.bind(("", 12345))

while True:
    print("Esperando mensagem")
    dados, cliente = s.recvfrom(4096)
    mensagem = dados.decode()
    if mensagem == "SAIR":
        print("Conexão encerrada.")
        continue
    print("Mensagem recebida:", mensagem)
    resposta = input("Digite resposta: ")
    s.sendto(resposta.encode(), cliente)
    print("Resposta enviada.")
