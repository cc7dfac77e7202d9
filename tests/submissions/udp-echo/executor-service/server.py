import socket
from concurrent.futures import ThreadPoolExecutor


class EchoTask(object):
    """ implements Runnable """

    def __init__(self, sock, packet, address):
        self.sock = sock
        self.packet = packet
        self.address = address

    def run(self):
        print("Eco de " + str(len(self.packet)) + " bytes para " + str(self.address), flush=True)
        self.sock.sendto(self.packet, self.address)


class EchoServer(object):
    BUFFER_SIZE = 65507
    N_THREADS = 4

    def __init__(self, port):
        self._port = port
        self._running = True
        self._executor = ThreadPoolExecutor(EchoServer.N_THREADS)
        self._sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)

    def isRunning(self):
        return self._running

    def run(self):
        self._sock.bind(("", self._port))
        print("EchoServer na porta " + str(self._port), flush=True)
        while self.isRunning():
            packet, address = self._sock.recvfrom(EchoServer.BUFFER_SIZE)
            task = EchoTask(self._sock, packet, address)
            self._executor.submit(task.run)


if __name__ == "__main__":
    EchoServer(4445).run()
