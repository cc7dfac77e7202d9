import socket

with socket.socket(type=socket.SOCK_DGRAM) as s:
    s.connect((socket.gethostname(), 12345))
    enviadas = 0
    for numero in range(10_000):
        s.sendmsg([b"mensagem ", str(numero).encode()])
        enviadas += 1
print(f"Mensagens enviadas: {enviadas}")
