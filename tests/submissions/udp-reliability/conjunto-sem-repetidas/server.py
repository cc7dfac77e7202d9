# Servidor que conta mensagens UDP sem contar duplicadas
import socket

ENDERECO = ("localhost", 54321)

recebidas = set()      # UDP pode duplicar, o set elimina as repetidas

with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as servidor:
    servidor.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1 << 21)
    servidor.bind(ENDERECO)
    print("Servidor pronto")
    while True:
        dados, origem = servidor.recvfrom(64)
        recebidas.add(int(dados))
        print(f"Recebidas: {len(recebidas)}  (ultima: {int(dados)} de {origem[1]})")
