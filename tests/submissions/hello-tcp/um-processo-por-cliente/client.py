import socket

HOST = socket.gethostname()
PORT = 12345

with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as s:
    s.connect((HOST, PORT))
    dados = s.recv(1024)
    print("Recebido do servidor:", dados.decode())
