import argparse
import socket
import statistics
import time

parser = argparse.ArgumentParser()
parser.add_argument("host", nargs="?", default="localhost")
parser.add_argument("porta", nargs="?", type=int, default=12345)
args = parser.parse_args()

rtts = []
with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as s:
    s.settimeout(3)
    while True:
        try:
            msg = input("Digite mensagem: ")
        except EOFError:
            break
        if msg == "SAIR":
            break
        t0 = time.perf_counter()
        s.sendto(msg.encode(), (args.host, args.porta))
        try:
            eco, origem = s.recvfrom(65535)
        except socket.timeout:
            print("sem eco em 3s (datagrama perdido?)")
            continue
        rtts.append((time.perf_counter() - t0) * 1000)
        print(f"Eco recebido: {eco.decode()} ({rtts[-1]:.2f} ms)")

if rtts:
    print(f"--- {len(rtts)} ecos, rtt min/med/max = "
          f"{min(rtts):.2f}/{statistics.mean(rtts):.2f}/{max(rtts):.2f} ms")
