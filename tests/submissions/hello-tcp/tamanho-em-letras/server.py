# -*- coding: utf-8 -*-
import socket

HOST = ''
PORT = 50007

def monta(texto):
    # cabecalho com 4 digitos dizendo o tamanho da mensagem
    cabecalho = str(len(texto)).zfill(4)
    return (cabecalho + texto).encode('utf-8')

with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as s:
    s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    s.bind((HOST, PORT))
    s.listen()
    print('Aguardando conexões...')
    while True:
        conn, addr = s.accept()
        with conn:
            print('Conexão de', addr)
            try:
                conn.sendall(monta('Olá! Obrigado pela sua conexão, até já: João, José e Conceição'))
            except ConnectionError:
                print('O cliente já foi embora')
