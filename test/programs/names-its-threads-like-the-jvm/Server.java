import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Shows every 200 ms what has come, in threads that have the names of the JVM's own. */
public class Server {
    private static final ConcurrentLinkedQueue<String> waiting = new ConcurrentLinkedQueue<>();

    private static void show() {
        Object nobody = new Object();
        while (true) {
            try {
                synchronized (nobody) {
                    nobody.wait(200);
                }
            } catch (InterruptedException e) {
                return;
            }
            for (String line = waiting.poll(); line != null; line = waiting.poll()) System.out.println(line);
        }
    }

    public static void main(String[] args) throws Exception {
        for (String name : new String[] {"VM Periodic Task Thread", "VM Thread", "C2 CompilerThread0"}) {
            Thread thread = new Thread(Server::show, name);
            thread.setDaemon(true);
            thread.start();
        }
        try (ServerSocket listener = new ServerSocket(8080); Socket client = listener.accept()) {
            BufferedReader lines = new BufferedReader(new InputStreamReader(client.getInputStream()));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) waiting.add(line);
        }
    }
}
