"""An echo over UDP, and a server with several clients whose operator answers them."""

from tests.judge.table import exercise

ECHO = exercise(
    """
protocol: fixed
programs: {server: {names: [server]}, client: {names: [client]}}
values: {a: {draw: word}, b: {draw: word}}
scenarios:
  - id: peers
    peers: {ana: {speaks: udp, to: server}, bia: {speaks: udp, to: server}}
    play:
      - {start: server, see: {server: {waits: datagram}}}
      - {send: {ana: "{a}", bia: "{b}"}, see: {ana: {gets: "{a}"}, bia: {gets: "{b}"}}}
  - id: pair
    play:
      - {start: server, see: {server: {waits: datagram}}}
      - {start: client, see: {client: {waits: keyboard}}}
      - {type: {client: "{a}"}, see: {client: {shows: "{a}", waits: keyboard}, server: {waits: datagram}}}
  - id: many
    play:
      - {start: server, see: {server: {waits: datagram}}}
      - {start: client, see: {client: {sent_datagrams: 100}, server: {waits: datagram, counts: received}}}
"""
)


SEVERAL = exercise(
    """
programs: {server: {names: [server]}, client: {names: [client]}}
values: {a: {draw: word}, b: {draw: word}}
scenarios:
  - id: only
    play:
      - {start: [server, client, client-2]}
      - {type: {server: "{b}"}, see: {client: {shows: "Resposta: {b}"}}}
      - {type: {client-2: "{a}"}, see: {client-2: {hides: "{b}"}}}
"""
)
