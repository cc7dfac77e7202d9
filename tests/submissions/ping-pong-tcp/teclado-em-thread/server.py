import queue
import socket
import sys
import threading

teclado = queue.Queue()


def le_teclado():
    for linha in sys.stdin:
        teclado.put(linha.rstrip("\n"))


threading.Thread(target=le_teclado, daemon=True).start()

servidor = socket.socket()
servidor.bind(("", 12345))
servidor.listen()

while True:
    print("Esperando conexão.")
    conexao, _ = servidor.accept()
    print("Conectado")
    while True:
        print("Esperando mensagem")
        try:
            mensagem = conexao.recv(4096).decode()
        except ConnectionResetError:
            break
        if mensagem in ("", "SAIR"):
            break
        print("Mensagem recebida:", mensagem)
        print("Digite resposta: ", end="", flush=True)
        try:
            conexao.sendall(teclado.get().encode())
        except ConnectionError:
            break
        print("Resposta enviada.")
    conexao.close()
    print("Conexão encerrada.")
