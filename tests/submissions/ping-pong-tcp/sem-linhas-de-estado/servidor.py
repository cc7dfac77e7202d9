import socket

servidor = socket.socket()
servidor.bind((socket.gethostname(), 12345))
servidor.listen()

while True:
    print("Aguardando conexão...")
    cliente, _ = servidor.accept()
    while True:
        print("Aguardando mensagem...")
        try:
            texto = cliente.recv(4096).decode()
            if texto in ("SAIR", ""):
                break
            print("Mensagem recebida:", texto)
            print("Digite a resposta:", end=" ")
            cliente.sendall(input().encode())
        except ConnectionError:
            break
    print("Conexão encerrada")
    cliente.close()
