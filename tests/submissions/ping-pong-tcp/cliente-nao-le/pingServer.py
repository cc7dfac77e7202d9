from socket import *

def conversar(con):
    while True:
        print("Esperando mensagem...")
        recebida = con.recv(2048).decode()
        if not recebida:
            break
        if recebida.strip().upper() == "SAIR":
            break
        print("<<", recebida)
        resposta = input("Digite resposta: ")
        con.sendall(resposta.encode())

servidor = socket(AF_INET, SOCK_STREAM)
servidor.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)
servidor.bind(("", 8888))
servidor.listen(1)

while True:
    print("Esperando conexao...")
    con, cli = servidor.accept()
    print("Conectado com", cli[0])
    try:
        conversar(con)
    except Exception as e:
        print("Erro:", e)
    con.close()
    print("Conexao encerrada.")
