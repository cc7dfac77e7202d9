#coding: utf-8
# Aluno: Marcos V. - turma B
# Solucao: todas as mensagens com o mesmo tamanho, completando com espaco
import socket

TAM = 20

def completa(texto):
    return texto.ljust(TAM)

if __name__ == '__main__':
    srv = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    srv.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    srv.bind(('', 20000))
    srv.listen(1)
    while 1:
        cli, end = srv.accept()
        print('cliente', end)
        cli.sendall(completa('Thank you for connecting').encode())
        cli.sendall(completa('Come back often').encode())
        cli.sendall(completa('Bye!').encode())
        cli.close()
