"""The laboratory: a machine of its own for each program, and the grader as keyboard, screen and network.

Theory of operation. A worker process enters a user and a mount namespace of its own once (`world`).
For every program it makes a `host` (a network namespace with nothing but lo), and starts the program
in it inside a sandbox (bubblewrap: own processes, files, names; no capabilities). The `wire` listens in
one host, connects in another and carries every byte and datagram itself, under the scenario's conditions.
`waits` reads from /proc what every thread is blocked in; `lab` (`Lab.settle`) decides from two such looks that
nothing more can happen. All of it runs in one thread around one `select`, so nothing races.
"""
