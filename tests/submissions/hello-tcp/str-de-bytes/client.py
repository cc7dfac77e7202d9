import socket

def main():
    s = socket.socket()
    s.connect((socket.gethostname(), 11111))
    print(s.recv(1024).decode())
    s.close()

main()
