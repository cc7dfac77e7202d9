"""uso: python client.py [mensagem...]

A primeira mensagem vem da linha de comando; as outras, do teclado.
"""
import socket
import sys


def mensagens():
    if len(sys.argv) > 1:
        yield " ".join(sys.argv[1:])
    while True:
        yield input("Digite mensagem: ")


print("conectando-se ao servidor")
with socket.create_connection(("127.0.0.1", 12345)) as s:
    print("Conectado")
    for m in mensagens():
        if m == "":
            continue
        s.sendall(m.encode())
        if m == "SAIR":
            break
        print("Mensagem enviada")
        print("Esperando resposta")
        r = s.recv(4096).decode()
        if r in ("", "SAIR"):
            print("Servidor saiu.")
            break
        print("Resposta recebida:", r)
print("Desconectando.")
