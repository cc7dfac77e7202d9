#!/usr/bin/env python3
import argparse
import socket


def parse():
    p = argparse.ArgumentParser(description="UDP echo client")
    p.add_argument("host", nargs="?", default="127.0.0.1")
    p.add_argument("-p", "--port", type=int, default=7007)
    p.add_argument("-t", "--timeout", type=float, default=3.0)
    return p.parse_args()


def main():
    args = parse()
    sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    sock.settimeout(args.timeout)
    print("Type your messages, SAIR to leave.")
    while True:
        try:
            line = input("> ")
        except EOFError:
            break
        if line == "SAIR":
            break
        sock.sendto(line.encode(), (args.host, args.port))
        try:
            data, server = sock.recvfrom(65535)
        except socket.timeout:
            print("no answer (packet lost?)")
        else:
            print("< " + data.decode())
    print("bye")


main()
