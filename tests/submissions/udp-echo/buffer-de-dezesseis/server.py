import socket

localIP = "127.0.0.1"
localPort = 20001
bufferSize = 16

# Create a datagram socket
UDPServerSocket = socket.socket(family=socket.AF_INET, type=socket.SOCK_DGRAM)
UDPServerSocket.bind((localIP, localPort))
print("UDP server up and listening")

# Listen for incoming datagrams
while True:
    bytesAddressPair = UDPServerSocket.recvfrom(bufferSize)
    message = bytesAddressPair[0]
    address = bytesAddressPair[1]
    print("Message from Client: {}".format(message))
    print("Client IP Address: {}".format(address))
    # Sending the echo to client
    UDPServerSocket.sendto(message, address)
