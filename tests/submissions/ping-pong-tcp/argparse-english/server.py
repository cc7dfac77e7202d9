#!/usr/bin/env python3
"""Ping-pong over TCP, server side. The operator types the answers."""
import argparse
import socket


def serve(conn, exit_word):
    with conn:
        while True:
            print("Waiting for message")
            data = conn.recv(4096)
            if not data:
                print("Peer went away.")
                return
            text = data.decode("utf-8")
            if text == exit_word:
                return
            print("Received:", text)
            answer = ""
            while not answer:
                answer = input("Answer: ")
            conn.sendall(answer.encode("utf-8"))
            print("Answer sent.")
            if answer == exit_word:
                return


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--host", default="")
    parser.add_argument("--port", type=int, default=4444)
    parser.add_argument("--exit-word", default="SAIR")
    args = parser.parse_args()

    with socket.create_server((args.host, args.port)) as listener:
        while True:
            print("Waiting for connection.")
            conn, peer = listener.accept()
            print("Connected to", peer)
            try:
                serve(conn, args.exit_word)
            except ConnectionError as exc:
                print("Connection lost:", exc)
            print("Connection closed.")


if __name__ == "__main__":
    try:
        main()
    except (KeyboardInterrupt, EOFError):
        print("\nBye")
