import socket

servidor = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
servidor.bind(("", 12345))
while True:
    print("Esperando mensagem")
    dados, quem = servidor.recvfrom(65507)
    if dados == b"SAIR":
        continue
    print("Mensagem recebida:", dados.decode())
    servidor.sendto(input("Digite resposta: ").encode(), quem)
    print("Resposta enviada.")
