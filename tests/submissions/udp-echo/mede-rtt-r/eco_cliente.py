import socket as S, sys, time
h = sys.argv[1] if len(sys.argv) > 1 else "127.0.0.1"
n = int(sys.argv[2]) if len(sys.argv) > 2 else 5
u = S.socket(S.AF_INET, S.SOCK_DGRAM)
u.settimeout(1)
r = []
for i in range(n):
    m = b"ping %d" % i
    t = time.perf_counter()
    u.sendto(m, (h, 2007))
    try:
        d, a = u.recvfrom(65507)
    except OSError:
        print(m.decode(), "perdido")
        continue
    x = (time.perf_counter() - t) * 1e3
    r.append(x)
    print("eco de %s: %s (%.3f ms)%s" % (a[0], d.decode(), x, "" if d == m else "  <- diferente!"))
    time.sleep(.2)
print("%d enviados, %d de volta" % (n, len(r)))
if r: print("min/med/max = %.3f/%.3f/%.3f ms" % (min(r), sum(r) / len(r), max(r)))
