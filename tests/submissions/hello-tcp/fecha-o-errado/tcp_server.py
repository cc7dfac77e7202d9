import socket as sk

def make_listener(addr="0.0.0.0", port=7777):
    listener = sk.socket(sk.AF_INET, sk.SOCK_STREAM)
    listener.setsockopt(sk.SOL_SOCKET, sk.SO_REUSEADDR, 1)
    listener.bind((addr, port))
    listener.listen()
    return listener

def main():
    sock = make_listener()
    print("[SERVER] up and listening on port 7777")
    while True:
        conn, peer = sock.accept()
        print(f"[SERVER] new client: {peer[0]}:{peer[1]}")
        conn.sendall("Hello! Thank you for connecting.".encode())
        sock.close()
        print("[SERVER] bye")

main()
