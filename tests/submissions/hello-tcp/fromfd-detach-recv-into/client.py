import socket

buffer = bytearray(4096)
visao = memoryview(buffer)
total = 0

s = socket.create_connection(("127.0.0.1", 12345))
while (n := s.recv_into(visao[total:])) > 0:
    total += n
s.close()
print(visao[:total].tobytes().decode("ascii"))
