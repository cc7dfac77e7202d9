import socket as sk

def main():
    sock = sk.socket(sk.AF_INET, sk.SOCK_STREAM)
    sock.connect(("127.0.0.1", 7777))
    answer = sock.recv(4096)
    print(f"[CLIENT] server says: {answer.decode()}")
    sock.close()

if __name__ == "__main__":
    main()
