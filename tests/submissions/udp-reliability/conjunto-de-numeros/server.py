import socket

server_address = ("127.0.0.1", 2004)
sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.bind(server_address)
print(f"Servidor UDP em {server_address[0]}:{server_address[1]}")

# set para nao contar a mesma mensagem duas vezes
numeros = set()

while True:
    data, address = sock.recvfrom(4096)
    numeros.add(int.from_bytes(data, "big"))
    print(f"Mensagens recebidas: {len(numeros)}", flush=True)
