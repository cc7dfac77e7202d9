import socket

# Modificação: três mensagens em vez de uma.
# Cada mensagem vai em um pacote separado, por isso um accept para cada.

s = socket.socket()
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind(('', 12345))
s.listen(5)

mensagens = ['Thank you for connecting', 'Come back often', 'Bye!']

while True:
    for mensagem in mensagens:
        c, addr = s.accept()
        print('Got connection from', addr)
        c.send(mensagem.encode())
        c.close()
