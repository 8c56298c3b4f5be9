package ringside.lab.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Which of the host's standard streams are there. A stream that was closed before Java started has
 * lost its number to the first file that Java opened: it must not be read from or written to.
 */
final class StandardStreams {
  /** The numbers of those that are closed, as in "02"; the launcher sets it. */
  static final String CLOSED = "RINGSIDE_CLOSED";

  private static final Path OPEN_FILES = Path.of("/proc/self/fd");

  private StandardStreams() {}

  /** The environment of this process, with {@link #CLOSED} in it. */
  static Map<String, String> environment() {
    Map<String, String> own = System.getenv();
    if (own.containsKey(CLOSED)) {
      return own; // the launcher knows, and looking again would delay every start
    }
    Map<String, String> environment = new HashMap<>(own);
    StringBuilder closed = new StringBuilder();
    for (int number = 0; number <= 2; number++) {
      if (leadsIntoJava(number)) {
        closed.append(number);
      }
    }
    environment.put(CLOSED, closed.toString());
    return environment;
  }

  /** Whether what is written to a stream goes to a pipe or socket, whose reader can go. */
  static boolean isPipe(int number) {
    String target = target(number);
    return target.startsWith("pipe:") || target.startsWith("socket:");
  }

  private static boolean leadsIntoJava(int number) {
    String home = System.getProperty("java.home", "");
    String target = target(number);
    return !home.isEmpty() && target.startsWith(home) || target.endsWith(".jar");
  }

  private static String target(int number) {
    try {
      return Files.readSymbolicLink(OPEN_FILES.resolve(Integer.toString(number))).toString();
    } catch (IOException | InvalidPathException | UnsupportedOperationException unknown) {
      return "";
    }
  }
}
