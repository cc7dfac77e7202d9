import sys

from canal_multicast import CanalMulticast


def main() -> None:
    texto = " ".join(sys.argv[1:]) or input("Mensagem para o grupo: ")
    with CanalMulticast() as canal:
        canal.publicar(texto)


if __name__ == "__main__":
    main()
