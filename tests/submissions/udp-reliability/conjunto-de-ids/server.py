"""
📊 Servidor UDP — Medição de Confiabilidade
Recebe mensagens numeradas e detecta perdas e duplicatas.
"""
import socket
import struct

HOST = "0.0.0.0"
PORT = 50000
ESPERADAS = 10_000

# 🧠 Usamos um set para ignorar datagramas duplicados (UDP pode duplicar!)
recebidas = set()
duplicadas = 0

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 8 * 1024 * 1024)
sock.bind((HOST, PORT))
print(f"🚀 Aguardando mensagens em {HOST}:{PORT}", flush=True)

try:
    while True:
        data, addr = sock.recvfrom(1024)
        (seq,) = struct.unpack("!I", data[:4])
        if seq in recebidas:
            duplicadas += 1
            continue
        recebidas.add(seq)
        total = len(recebidas)
        print(f"📥 Mensagens recebidas: {total} (perda: {100 - total / ESPERADAS * 100:.2f}%)", flush=True)
except KeyboardInterrupt:
    print("\n===== 📋 RELATÓRIO FINAL =====")
    print(f"✅ Recebidas : {len(recebidas)}")
    print(f"♻️  Duplicadas: {duplicadas}")
    print(f"❌ Perdidas  : {ESPERADAS - len(recebidas)}")
