import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(("", 12345))
s.settimeout(1.5)
total = 0
while True:
    try:
        s.recv(2048)
    except TimeoutError:
        break
    total += 1
print(f"Total: {total}")
