import socket, sys, time

PORT  = 8888
TOTAL = 10000

def main():
    fd = socket.socket(socket.AF_INET, socket.SOCK_DGRAM);
    i = 1;
    while (i < TOTAL):
        msg = "msg %05d" % i;
        fd.sendto(msg.encode(), ("127.0.0.1", PORT));
        if (i % 100 == 0):
            time.sleep(0.005);      # usleep(5000)
        i += 1;
    print("enviadas: %d" % TOTAL);
    fd.close();
    return 0;

sys.exit(main());
