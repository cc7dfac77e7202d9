"""UDP ping-pong server.

Each client introduces itself with a nickname:   NICK <name>
Everything else is a chat message. SAIR removes the client from the table.
Datagrams from somebody who never sent NICK are shown with ip:port.
"""
import socket

ADDRESS = ("0.0.0.0", 5678)
BUFSIZE = 4096


def label(users, addr):
    return users.get(addr, f"{addr[0]}:{addr[1]}")


def main():
    users = {}
    sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    sock.bind(ADDRESS)
    print("Waiting for messages on port", ADDRESS[1])
    while True:
        data, addr = sock.recvfrom(BUFSIZE)
        text = data.decode("utf-8", errors="replace")
        if text.startswith("NICK "):
            users[addr] = text[5:].strip() or "anonymous"
            print("*", users[addr], "joined")
        elif text == "SAIR":
            print("*", label(users, addr), "left")
            users.pop(addr, None)
        else:
            print(f"{label(users, addr)}> {text}")
            reply = input(f"Reply to {label(users, addr)}: ")
            sock.sendto(reply.encode("utf-8"), addr)


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        print("\nserver stopped")
