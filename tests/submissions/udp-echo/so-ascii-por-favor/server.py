import socket
import datetime

UDP_IP = "127.0.0.1"
UDP_PORT = 5005

sock = socket.socket(socket.AF_INET, # Internet
                     socket.SOCK_DGRAM) # UDP
sock.bind((UDP_IP, UDP_PORT))

def registra(addr, data):
    hora = datetime.datetime.now().strftime('%H:%M:%S')
    print('[%s] %s: %s' % (hora, addr, str(data, 'ascii')))

while True:
    data, addr = sock.recvfrom(1024) # buffer size is 1024 bytes
    registra(addr, data)
    sock.sendto(data, addr)
