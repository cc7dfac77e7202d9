#!/usr/bin/env python3
from pingpong import servidor

servidor()
