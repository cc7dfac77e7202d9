import socket

def envia(c, texto):
    c.send(texto.encode())

s = socket.socket()
s.bind((socket.gethostname(), 12345))
s.listen(5)
while True:
    c, addr = s.accept()
    print('Conexao de', addr)
    envia(c, 'Bem-vindo ao servidor')
    envia(c, 'Esta e a segunda mensagem')
    envia(c, 'E esta a ultima')
    c.close()
