#!/usr/bin/env python3
"""Ping-pong over TCP, client side."""
import argparse
import socket


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("host", nargs="?", default="localhost")
    parser.add_argument("port", nargs="?", type=int, default=4444)
    parser.add_argument("--exit-word", default="SAIR")
    args = parser.parse_args()

    print(f"Connecting to {args.host}:{args.port} ...")
    with socket.create_connection((args.host, args.port)) as conn:
        print("Connected")
        while True:
            text = input("Message: ")
            if not text:
                continue        # TCP cannot carry an empty message
            conn.sendall(text.encode("utf-8"))
            if text == args.exit_word:
                break
            print("Message sent, waiting for answer")
            data = conn.recv(4096)
            if not data or data.decode("utf-8") == args.exit_word:
                print("Server closed the conversation.")
                break
            print("Answer:", data.decode("utf-8"))
    print("Disconnected.")


if __name__ == "__main__":
    try:
        main()
    except ConnectionRefusedError:
        print("Nobody is listening there.")
    except (KeyboardInterrupt, EOFError):
        print("\nBye")
