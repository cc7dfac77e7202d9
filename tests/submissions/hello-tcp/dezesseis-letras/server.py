import socket

# servidor que da as boas vindas
s = socket.socket()
host = socket.gethostname()
port = 12345
s.bind((host, port))
s.listen(5)
print("servidor no ar em", host, port)
while True:
    c, addr = s.accept()
    print("chegou alguem:", addr)
    nome = addr[0]
    c.send(("Obrigado pela conexao, " + nome + "! Sou o servidor de Redes 2").encode())
    c.close()
