import socket
from tela import status, dele, minha

status("conectando-se ao servidor")
con = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
try:
    con.connect(("127.0.0.1", 5000))
except ConnectionRefusedError:
    status("Servidor desligado :(")
    raise SystemExit(1)
status("Conectado")

while True:
    msg = input("Digite mensagem: ")
    if not msg.strip():
        continue
    con.sendall(msg.encode())
    if msg.strip().upper() == "SAIR":
        break
    minha(msg)
    status("Esperando resposta")
    dados = con.recv(65535)
    if not dados or dados.decode().strip().upper() == "SAIR":
        status("O servidor encerrou a conversa")
        break
    dele(dados.decode())

status("Desconectando.")
con.close()
