import socket

s = socket.socket()
host = socket.gethostname()
port = 12345
s.bind((host, port))

mensagens = ['Thank you for connecting', 'Come back often', 'Bye!']
vez = 0

s.listen(5)
while True:
   c, addr = s.accept()
   print('Got connection from', addr, '- enviando mensagem', vez + 1)
   c.send(mensagens[vez].encode())
   c.close()
   vez = (vez + 1) % 3
