import socket

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.bind(("localhost", 12345))
print("Servidor UDP iniciado")

while True:
    try:
        print("Esperando mensagem")
        addr, data = sock.recvfrom(4096)
        mensagem = data.decode()
        if mensagem == "SAIR":
            print("Cliente", addr, "saiu")
            continue
        print("Mensagem recebida:", mensagem)
        resposta = input("Digite resposta: ")
        sent = sock.sendto(resposta.encode(), addr)
        print("Resposta enviada. (", sent, "bytes )")
    except KeyboardInterrupt:
        break
    except Exception as e:
        print("Ocorreu um erro inesperado:", e)

sock.close()
