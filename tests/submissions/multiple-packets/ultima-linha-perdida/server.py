import socket

SEP = b'\n'
FRASES = [b'Thank you for connecting', b'Come back often', b'Bye!']

s = socket.socket()
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind(('localhost', 5050))
s.listen(5)

while True:
  c, addr = s.accept()
  print('Got connection from', addr)
  for i, frase in enumerate(FRASES):
    if i > 0:
      c.send(SEP)      # separador ENTRE as mensagens
    c.send(frase)
  c.close()
