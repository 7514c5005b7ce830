import asyncio
import sys


async def main():
    await asyncio.start_server(lambda reader, writer: None, "localhost", 8080)
    lines = asyncio.StreamReader()
    protocol = asyncio.StreamReaderProtocol(lines)
    await asyncio.get_running_loop().connect_read_pipe(lambda: protocol, sys.stdin)
    while await lines.readline():
        pass


asyncio.run(main())
