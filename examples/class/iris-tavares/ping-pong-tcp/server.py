import socket

HOST = socket.gethostname()
PORTA = 12345

soquete = socket.socket()
soquete.bind((HOST, PORTA))
soquete.listen(5)

while True:
    print("Aguardando conexão...")
    conexao, origem = soquete.accept()
    print("Conectado:", origem)
    while True:
        print("Aguardando mensagem")
        texto = conexao.recv(4096).decode()
        if texto == "SAIR":
            break
        print("Mensagem recebida:", texto)
        resposta = input("Digite resposta: ")
        conexao.send(resposta.encode())
        print("Resposta enviada.")
    conexao.close()
    print("Conexão encerrada.")
