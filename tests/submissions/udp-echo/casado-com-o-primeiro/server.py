import socket

def main():
    s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    s.bind(('127.0.0.1', 12345))
    print('Esperando o primeiro cliente...')

    # primeiro datagrama: descobre quem eh o cliente
    data, addr = s.recvfrom(4096)
    s.connect(addr)             # dai pra frente da pra usar send/recv igual no TCP
    print('Conectado com', addr)

    while data != b'SAIR':
        print('Recebi:', data.decode())
        s.send(data)
        print('Eco enviado')
        data = s.recv(4096)

    print('Cliente saiu')
    s.close()

while True:
    main()
