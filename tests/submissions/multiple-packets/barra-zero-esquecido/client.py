import socket
from time import sleep

def get_string(sock):
	"""le char por char ate o \\0"""
	buf = b""
	while True:
		ch = sock.recv(1)
		if ch == b"\0":
			break
		buf += ch
	return buf.decode()

s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
s.connect(("localhost", 12345))

print("1", flush=True)
print(get_string(s), flush=True)
sleep(1)
print("2", flush=True)
print(get_string(s), flush=True)
print("3", flush=True)
print(get_string(s), flush=True)

s.close()
