import socket

def main():
    s = socket.socket()
    s.bind((socket.gethostname(), 11111))
    s.listen(5)
    while True:
        c, addr = s.accept()
        print('Conectado:', addr)
        mensagem = 'Obrigado pela conexao'.encode()
        c.send(str(mensagem).encode())
        c.close()

main()
