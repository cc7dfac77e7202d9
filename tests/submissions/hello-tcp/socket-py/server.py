import socket

PORTA = 12345

s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
s.bind((socket.gethostname(), PORTA))
s.listen(5)
while True:
    cliente, addr = s.accept()
    print('Got connection from', addr)
    try:
        cliente.send('Thank you for connecting'.encode())
    except ConnectionError:
        print('o cliente caiu')
    cliente.close()
