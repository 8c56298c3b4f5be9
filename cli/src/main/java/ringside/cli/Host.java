package ringside.cli;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What a command may use of the computer that Ringside itself runs on.
 *
 * @param out where only the guest's standard output goes, and what a command was asked to print
 * @param err for the guest's standard error and for ours
 * @param environment variables of the host; a guest never sees them
 */
public record Host(
    InputStream in, OutputStream out, PrintStream err, Map<String, String> environment) {
  /** That of this process. */
  @SuppressWarnings("SystemOut") // the one place that names them
  static Host ofProcess() {
    PrintStream err = new PrintStream(System.err, false, StandardCharsets.UTF_8);
    return new Host(System.in, System.out, err, System.getenv());
  }

  /** A stream for text on standard output; to be flushed. */
  PrintStream text() {
    return new PrintStream(out, false, StandardCharsets.UTF_8);
  }

  /** Whether a variable is set to something. */
  boolean isSet(String variable) {
    return !environment.getOrDefault(variable, "").isEmpty();
  }
}
