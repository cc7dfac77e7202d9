import json
import socket

servidor = socket.socket()
servidor.bind(("0.0.0.0", 5000))
servidor.listen(1)
print("Servidor na porta 5000")
while True:
    conexao, addr = servidor.accept()
    saida = conexao.makefile("w", encoding="utf-8")
    for texto in ("Thank you for connecting", "Come back often", "Bye!"):
        print(json.dumps({"mensagem": texto}), file=saida, flush=True)
    saida.close()
    conexao.close()
