import socket

HOST = socket.gethostname()
PORT = 12345

with socket.socket() as s:
    s.connect((HOST, PORT))
    data = s.recv(1024)
    print('Mensagem do servidor:', data.decode)
