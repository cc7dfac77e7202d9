import socket
import time

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.bind(("0.0.0.0", 12345))
sock.settimeout(5.0)
count = 0
start = None
print("Aguardando mensagens...")
while True:
    try:
        data, addr = sock.recvfrom(2048)
        if start is None:
            start = time.time()
        count += 1
    except socket.timeout:
        if count > 0:
            print(f"Recebidas {count} de 10000 ({count / 10000 * 100:.2f}%)")
            print(f"Perdidas: {10000 - count}")
            count = 0
