import socket
import sys

ESPERA = 5      # segundos que espero por uma resposta

servidor = sys.argv[1] if len(sys.argv) > 1 else "localhost"

print("conectando-se ao servidor")
sock = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
sock.connect((servidor, 12345))
sock.settimeout(ESPERA)
print("Conectado")

while True:
    msg = input("Digite mensagem: ")
    if not msg:
        continue
    sock.sendall(msg.encode("utf-8"))
    if msg == "SAIR":
        break
    print("Mensagem enviada")
    print("Esperando resposta")
    try:
        resp = sock.recv(2048)
    except socket.timeout:
        print(f"Sem resposta em {ESPERA} segundos, tente outra mensagem.")
        continue
    if resp == b"":
        print("O servidor fechou a conexão.")
        break
    print("Resposta recebida:", resp.decode("utf-8"))
    if resp == b"SAIR":
        break

print("Desconectando.")
sock.close()
