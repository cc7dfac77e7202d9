import socket

ESPERADAS = 10000
recebidas = 0
buffer = bytearray(2048)

with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as s:
    s.bind(("", 12345))
    while True:
        s.recv_into(buffer)
        recebidas += 1
        print(f"Recebidas {recebidas} de {ESPERADAS} ({100 * recebidas / ESPERADAS:.2f}%)")
