# Protocolo: toda mensagem ocupa exatamente TAM bytes, completada com espaços
import socket

TAM = 64


def enviar(sock, texto):
    dados = texto.encode('utf-8')
    if len(dados) > TAM:
        raise ValueError('mensagem muito grande')
    sock.sendall(dados.ljust(TAM))


def receber(sock):
    dados = sock.recv(TAM, socket.MSG_WAITALL)
    return dados.decode('utf-8').rstrip()
