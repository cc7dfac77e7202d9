import socket

# strings terminadas em \0 igual em C

def main():
	s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
	s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
	s.bind(("", 12345))
	s.listen(5)
	while True:
		c, addr = s.accept()
		print("conectou:", addr)
		c.send("Thank you for connecting\0".encode())
		c.send("Come back often\0".encode())
		c.send("Bye!".encode())
		c.close()

main()
