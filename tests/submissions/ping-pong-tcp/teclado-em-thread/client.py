import queue
import socket
import threading

linhas = queue.Queue()
conexao = socket.socket()
print("conectando-se ao servidor")
conexao.connect((socket.gethostname(), 12345))
print("Conectado")


def le_teclado():
    while True:
        try:
            linhas.put(input())
        except EOFError:
            return


threading.Thread(target=le_teclado, daemon=True).start()
while True:
    print("Digite mensagem: ", end="", flush=True)
    mensagem = linhas.get()
    conexao.sendall(mensagem.encode())
    if mensagem == "SAIR":
        break
    print("Mensagem enviada")
    print("Esperando resposta")
    print("Resposta recebida:", conexao.recv(4096).decode())
print("Desconectando.")
conexao.close()
