#!/usr/bin/env python3
# uso: client.py [host]
import socket
import sys

MAXLINE = 4096
PORT = 7777

def dg_cli(sockfd, servaddr):
    while True:
        try:
            sendline = input("> ")
        except EOFError:
            return
        if sendline == "SAIR":
            return
        sockfd.sendto(sendline.encode(), servaddr)
        (recvline, _) = sockfd.recvfrom(MAXLINE)
        print(recvline.decode("utf-8", "replace"))

host = "127.0.0.1"
if len(sys.argv) == 2:
    host = sys.argv[1]
sockfd = socket.socket(socket.AF_INET, socket.SOCK_DGRAM, 0)
dg_cli(sockfd, (host, PORT))
sockfd.close()
sys.exit(0)
