import socket                          # Import socket module
from time import sleep

s = socket.socket()                    # Create a socket object
host = socket.gethostname()            # Get local machine name
port = 12345                           # Reserve a port for your service.

s.connect((host, port))

# o cliente le so os bytes de cada mensagem, o resto fica guardado no buffer do SO
print("1")
data = s.recv(len('Thank you for connecting'))
print(data.decode())

sleep(1)

print("2")
data = s.recv(len('Come back often'))
print(data.decode())
print("3")
data = s.recv(len('Bye!'))
print(data.decode())
s.close()                              # Close the socket when done
