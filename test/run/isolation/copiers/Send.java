import java.net.InetSocketAddress;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;

public class Send {
  public static void main(String[] words) throws Exception {
    Path copy = Path.of("/tmp/copy");
    Files.copy(Path.of("/tmp/data"), copy);
    try (FileChannel file = FileChannel.open(copy);
        SocketChannel client = SocketChannel.open(new InetSocketAddress("127.0.0.1", 9000))) {
      for (long at = 0; at < file.size(); ) at += file.transferTo(at, file.size() - at, client);
    }
  }
}
