"""Says the time of its own clock."""
import datetime

while True:
    try:
        question = input("time or date? ")
    except EOFError:
        break
    now = datetime.datetime.now()
    print(now.strftime("%H:%M:%S") if question == "time" else now.date(), flush=True)
