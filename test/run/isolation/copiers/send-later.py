import asyncio


async def send():
    _, writer = await asyncio.open_connection("127.0.0.1", 9000)
    with open("/tmp/data", "rb") as file:
        await asyncio.get_running_loop().sendfile(writer.transport, file)
    writer.close()
    await writer.wait_closed()


asyncio.run(send())
