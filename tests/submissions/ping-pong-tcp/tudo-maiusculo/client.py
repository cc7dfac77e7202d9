import socket

# Configurações do cliente
host = 'localhost'
porta = 8888

# Criação do socket
cliente_socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
print("conectando-se ao servidor")
cliente_socket.connect((host, porta))
print("Conectado")

valid = True
while valid:
    # aceita SAIR, sair, Sair...
    mensagem = input("Digite mensagem: ").strip().upper()
    cliente_socket.send(mensagem.encode())
    if mensagem == "SAIR":
        print("Desconectando.")
        valid = False
    else:
        print("Mensagem enviada")
        print("Esperando resposta")
        resposta = cliente_socket.recv(1024).decode()
        print("Resposta recebida:", resposta)
        if resposta == "SAIR":
            valid = False

# Fechamento da conexão
cliente_socket.close()
