using System.IO;
using System.Net.Sockets;

class Send {
  static void Main() {
    File.Copy("/tmp/data", "/tmp/copy");
    var client = new TcpClient("127.0.0.1", 9000);
    client.Client.SendFile("/tmp/copy");
    client.Close();
  }
}
