import socket

escuta = socket.socket()
escuta.bind((socket.gethostname(), 12345))
escuta.listen(5)
while True:
    conexao, quem = escuta.accept()
    print("Got connection from", quem)
    conexao.send(b"Thank you for connecting")
    conexao.close()
