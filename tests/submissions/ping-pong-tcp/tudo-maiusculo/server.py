import socket

# Configurações do servidor
host = 'localhost'
porta = 8888

# Criação do socket
servidor_socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
servidor_socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
servidor_socket.bind((host, porta))
servidor_socket.listen(1)

while True:
    print("Esperando conexão.")
    cliente_socket, endereco = servidor_socket.accept()
    print("Conectado")

    # Loop principal da conversa
    valid = True
    while valid:
        print("Esperando mensagem")
        mensagem = cliente_socket.recv(1024).decode()
        if mensagem == "SAIR" or mensagem == "":
            valid = False
        else:
            print("Mensagem recebida:", mensagem)
            resposta = input("Digite resposta: ").strip().upper()
            cliente_socket.send(resposta.encode())
            print("Resposta enviada.")
            if resposta == "SAIR":
                valid = False

    # Fechamento da conexão
    cliente_socket.close()
    print("Conexão encerrada.")
