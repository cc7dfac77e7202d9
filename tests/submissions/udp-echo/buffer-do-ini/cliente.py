import configparser
import pathlib
import socket

ini = configparser.ConfigParser()
ini.read(pathlib.Path(__file__).with_name("eco.ini"))
eco = ini["eco"]

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
while (m := input("Mensagem: ")) not in ("SAIR", "sair"):
    sock.sendto(m.encode(), (eco["servidor"], int(eco["porta"])))
    volta, _ = sock.recvfrom(4096)
    print("Voltou:", volta.decode(errors="replace"))
    if volta != m.encode():
        print("(não voltou igual...)")
print("Fim.")
