import json
import socket
from concurrent.futures import ThreadPoolExecutor
from threading import Lock

operador = Lock()  # um teclado só


def conversa(conexao, endereco):
    print("Conectado")
    arquivo = conexao.makefile("rwb")
    try:
        while True:
            print("Esperando mensagem")
            linha = arquivo.readline()
            if not linha.endswith(b"\n"):
                break
            mensagem = json.loads(linha)
            if mensagem["tipo"] == "fim":
                break
            with operador:
                print("Mensagem recebida:", mensagem["texto"])
                texto = input("Digite resposta: ")
            resposta = {"tipo": "fim"} if texto == "SAIR" else {"tipo": "resposta", "texto": texto}
            arquivo.write(json.dumps(resposta).encode() + b"\n")
            arquivo.flush()
            if texto == "SAIR":
                break
            print("Resposta enviada.")
    except OSError:
        pass
    finally:
        try:
            arquivo.close()
        except OSError:
            pass
        conexao.close()
    print("Conexão encerrada.")
    print("Esperando conexão.")


with socket.create_server(("", 12345)) as servidor, ThreadPoolExecutor(max_workers=10) as pool:
    print("Esperando conexão.")
    while True:
        pool.submit(conversa, *servidor.accept())
