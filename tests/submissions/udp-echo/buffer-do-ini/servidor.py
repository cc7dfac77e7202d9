import configparser
import pathlib
import socket

ini = configparser.ConfigParser()
ini.read(pathlib.Path(__file__).with_name("eco.ini"))
eco = ini["eco"]

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.bind((eco["servidor"], int(eco["porta"])))
print("no ar:", sock.getsockname())
while True:
    dados, de = sock.recvfrom(int(eco["buffer"]))
    sock.sendto(dados, de)
    print("eco para", de, "-", len(dados), "bytes")
