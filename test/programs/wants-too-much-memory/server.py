room = bytearray(1 << 60)
