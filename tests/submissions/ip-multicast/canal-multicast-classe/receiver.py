from canal_multicast import CanalMulticast


def main() -> None:
    with CanalMulticast() as canal:
        canal.entrar()
        print(f"No grupo {canal.grupo}:{canal.porta}", flush=True)
        for recado in canal.recados():
            print(f"[{recado.origem}] {recado.texto}", flush=True)


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        print("saindo do grupo")
