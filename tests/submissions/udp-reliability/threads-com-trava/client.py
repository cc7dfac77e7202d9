import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
for i in range(10000):
    s.sendmsg([b'mensagem ', str(i).encode()], [], 0, (socket.gethostname(), 12345))
s.close()
