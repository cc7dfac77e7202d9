import socket

def main() -> int:
    with socket.create_connection((socket.gethostname(), 12345), timeout=5) as s:
        f = s.makefile()
        print(f.read())
    return 0

if __name__ == "__main__":
    raise SystemExit(main())
