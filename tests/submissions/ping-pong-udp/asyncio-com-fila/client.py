import socket
import sys

host = sys.argv[1] if len(sys.argv) > 1 else "127.0.0.1"

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.connect((host, 12345))   # em UDP o connect só fixa o destino

while True:
    msg = input("Digite mensagem: ")
    s.send(msg.encode())
    if msg == "SAIR":
        print("Desconectando.")
        break
    print("Mensagem enviada")
    print("Esperando resposta", flush=True)
    try:
        resposta = s.recv(65535).decode(errors="replace")
    except ConnectionRefusedError:
        print("Não tem servidor nessa máquina :(")
        continue
    if resposta == "SAIR":
        print("O servidor pediu para sair. Desconectando.")
        break
    print("Resposta recebida:", resposta)
s.close()
