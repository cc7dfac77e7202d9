import socket

servidor = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
servidor.bind(("", 12345))
dados = bytearray(65_535)
while True:
    print("Esperando mensagem")
    tamanho, endereco = servidor.recvfrom_into(dados)
    mensagem = bytes(dados[:tamanho]).decode()
    if mensagem == "SAIR":
        print("Conexão encerrada.")
        continue
    print("Mensagem recebida:", mensagem)
    servidor.sendto(input("Digite resposta: ").encode(), endereco)
    print("Resposta enviada.")
