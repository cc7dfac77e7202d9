import socket

def receber_sempre(porta):
    srv = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    srv.bind(("localhost", porta))
    recebidas = 0
    while True:
        msg, cliente = srv.recvfrom(1024)
        recebidas += 1
        print(f"[{recebidas}] {msg.decode('utf-8')}")

print("Servidor UDP esperando...")
receber_sempre(10101)
