import socket
import time

PORTA = 12345
SILENCIO = 1.0  # segundos sem nada: então a rajada acabou

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(("", PORTA))
s.setblocking(False)
print("Esperando mensagens")
total = mostrado = 0
ultima = time.monotonic()
while True:
    try:
        s.recv(2048)
        total += 1
        ultima = time.monotonic()
    except BlockingIOError:
        if total != mostrado and time.monotonic() - ultima > SILENCIO:
            mostrado = total
            print("Mensagens recebidas:", total)
        time.sleep(0.01)
