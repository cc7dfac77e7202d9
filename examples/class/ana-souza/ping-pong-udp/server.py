import socket

servidor = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
servidor.bind(("", 12345))
while True:
    print("Esperando mensagem")
    dados, cliente = servidor.recvfrom(65535)
    mensagem = dados.decode()
    if mensagem == "SAIR":
        continue
    print("Mensagem recebida:", mensagem)
    resposta = input("Digite resposta: ")
    servidor.sendto(resposta.encode(), cliente)
    print("Resposta enviada.")
