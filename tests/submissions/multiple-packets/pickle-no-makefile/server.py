import pickle
import socket

with socket.create_server(("", 12345)) as s:
    while True:
        c, addr = s.accept()
        print("Got connection from", addr)
        with c, c.makefile("wb") as saida:
            for n, texto in enumerate(("Thank you for connecting",
                                       "Come back often",
                                       "Bye!"), start=1):
                pickle.dump({"num": n, "texto": texto}, saida)
