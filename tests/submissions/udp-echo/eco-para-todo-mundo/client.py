import socket

client = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
server = ("localhost", 9999)

print("Type SAIR to quit")
while True:
    text = input("Message: ")
    if text == "SAIR":
        break
    client.sendto(text.encode(), server)
    echo, _ = client.recvfrom(4096)
    print("Echo:", echo.decode())

client.close()
print("Bye")
