import socket

# porta 0 = o sistema operacional escolhe uma livre
sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.bind(('127.0.0.1', 0))
ip, porta = sock.getsockname()
print('Servidor no ar! Teste com:  nc -u', ip, porta, flush=True)

clientes = {}
while True:
    data, addr = sock.recvfrom(4096)
    clientes[addr] = clientes.get(addr, 0) + 1
    print('cliente %s:%d, mensagem %d: %s' % (addr[0], addr[1], clientes[addr], data.decode(errors='backslashreplace').rstrip()), flush=True)
    sock.sendto(data, addr)
