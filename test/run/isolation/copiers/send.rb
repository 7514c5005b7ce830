require "fileutils"
require "socket"

FileUtils.cp("/tmp/data", "/tmp/copy")
one, other = UNIXSocket.pair
Thread.new do
  IO.copy_stream("/tmp/copy", one)
  one.close
end
TCPSocket.open("127.0.0.1", 9000) { |client| IO.copy_stream(other, client) }
