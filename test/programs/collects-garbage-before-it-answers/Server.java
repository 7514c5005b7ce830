import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HashMap;
import java.util.Map;

/** Has the JVM look through a full memory before each answer: its own threads run, and the program's waits for them. */
public class Server {
    private static final Map<String, Integer> words = new HashMap<>();

    public static void main(String[] args) throws Exception {
        try (ServerSocket listener = new ServerSocket(8080); Socket client = listener.accept()) {
            for (int number = 0; number < 300_000; number++) words.put("kata" + number, number);
            BufferedReader lines = new BufferedReader(new InputStreamReader(client.getInputStream()));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                System.gc();
                System.out.println(line);
            }
        }
    }
}
