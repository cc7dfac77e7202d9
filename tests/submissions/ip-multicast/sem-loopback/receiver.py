"""
📡 Receptor Multicast
Execute várias instâncias em terminais diferentes!
"""
import json
import socket
import struct

MCAST_GRP = "224.1.1.1"
MCAST_PORT = 5007


def criar_socket() -> socket.socket:
    sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM, socket.IPPROTO_UDP)
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    sock.bind(("", MCAST_PORT))
    mreq = struct.pack("=4sl", socket.inet_aton(MCAST_GRP), socket.INADDR_ANY)
    sock.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, mreq)
    return sock


def main() -> None:
    sock = criar_socket()
    print(f"📡 Inscrito no grupo {MCAST_GRP}:{MCAST_PORT}", flush=True)
    while True:
        data, addr = sock.recvfrom(10240)
        try:
            pacote = json.loads(data)
            print(f"💬 [{pacote['hora']}] {pacote['texto']}", flush=True)
        except (ValueError, KeyError, TypeError):
            print(f"💬 {data.decode(errors='replace')}", flush=True)


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        print("\n👋 Até mais!")
