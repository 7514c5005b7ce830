package main

import (
	"io"
	"log"
	"net"
	"os"
)

func must[T any](value T, err error) T {
	if err != nil {
		log.Fatal(err)
	}
	return value
}

// From a file to a connection, from there to another of another kind, to a third, and to the one that is listened to.
func main() {
	relays := []net.Listener{must(net.Listen("unix", "/tmp/relay")), must(net.Listen("tcp", "127.0.0.1:9001"))}
	for number, relay := range relays {
		go func(from net.Listener, last bool) {
			in := must(from.Accept())
			out := must(net.Dial("tcp", map[bool]string{false: "127.0.0.1:9001", true: "127.0.0.1:9000"}[last]))
			must(io.Copy(out, in))
			out.Close()
			if last {
				os.Exit(0)
			}
		}(relay, number == 1)
	}
	first := must(net.Dial("unix", "/tmp/relay"))
	must(io.Copy(first, must(os.Open("/tmp/data"))))
	first.Close()
	select {}
}
