import socket
import time

SEP = b'\n'


class Leitor:
  """Junta os bytes que chegam e devolve uma mensagem por vez."""

  def __init__(self, sock):
    self.sock = sock
    self.buffer = b''

  def __iter__(self):
    while True:
      while SEP in self.buffer:
        msg, self.buffer = self.buffer.split(SEP, 1)
        yield msg.decode()
      pedaco = self.sock.recv(1024)
      if not pedaco:
        return
      self.buffer += pedaco


s = socket.socket()
s.connect(('localhost', 5050))
for n, msg in enumerate(Leitor(s), start=1):
  print(n)
  print(msg)
  if n == 1:
    time.sleep(1)
s.close()
