import socket

def main(n=10000):
    s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    while n:
        s.sendto(b'x' * 20, ('localhost', 12345))
        n -= 1

main()
