import socket

# Quando eu rodava de novo dava "Address already in use",
# entao a cada cliente eu uso a proxima porta que com certeza esta livre

host = socket.gethostname()
port = 12345

while True:
    s = socket.socket()
    s.bind((host, port))
    s.listen(5)
    c, addr = s.accept()
    print('Got connection from', addr, 'na porta', port)
    c.send('Thank you for connecting'.encode())
    c.close()
    s.close()
    port = port + 1
