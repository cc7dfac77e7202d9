from dataclasses import dataclass
from datetime import datetime
import socket


@dataclass
class Cliente:
    addr: tuple
    mensagens: int = 0


clientes: dict[tuple, Cliente] = {}

with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
    sock.bind(('localhost', 12345))
    print('🟢 Servidor de eco UDP iniciado')
    while True:
        data, addr = sock.recvfrom(4096)
        cliente = clientes.setdefault(addr, Cliente(addr))
        cliente.mensagens += 1
        mensagem = data.decode('utf-8', errors='replace')
        print(f'{addr}: {mensagem}')
        eco = f'[{datetime.now():%H:%M:%S}] ECO #{cliente.mensagens}: {mensagem}'
        sock.sendto(eco.encode('utf-8'), addr)
