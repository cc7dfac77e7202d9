import socket

PORTA = 12345

def foi_embora(conexao):
    conexao.setblocking(False)
    try:
        return conexao.recv(1, socket.MSG_PEEK) == b''
    except BlockingIOError:
        return False
    finally:
        conexao.setblocking(True)


s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
s.bind((socket.gethostname(), PORTA))
s.listen(5)
while True:
    cliente, addr = s.accept()
    print('Got connection from', addr)
    try:
        if foi_embora(cliente):
            print('ninguém mais por aqui')
            break
        cliente.send('Thank you for connecting'.encode())
    except ConnectionError:
        print('o cliente caiu')
    cliente.close()
