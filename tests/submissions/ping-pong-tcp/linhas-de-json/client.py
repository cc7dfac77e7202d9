#!/usr/bin/env python3
from pingpong import cliente

cliente()
