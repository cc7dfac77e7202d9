import socket

IP = '192.168.0.105'
PORTA = 11111

s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
s.bind((IP, PORTA))
s.listen(5)
print('Servidor escutando em', IP, PORTA)

while True:
    c, addr = s.accept()
    print('Conexão de', addr)
    try:
        c.send('Thank you for connecting'.encode())
    except OSError:
        print('Cliente caiu')
    c.close()
