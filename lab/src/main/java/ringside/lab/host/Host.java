package ringside.lab.host;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import ringside.kernel.file.device.ConsoleFile;

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
  public static Host ofProcess() {
    PrintStream err = new PrintStream(System.err, false, StandardCharsets.UTF_8);
    OutputStream out = new RecordedOutput(new FileOutputStream(FileDescriptor.out));
    return new Host(System.in, out, err, StandardStreams.environment());
  }

  /** A stream for text on standard output; to be flushed. */
  public PrintStream text() {
    return new PrintStream(out, false, StandardCharsets.UTF_8);
  }

  /** Whether a standard stream was closed when this process began. */
  public boolean isClosed(ConsoleFile.Stream stream) {
    String closed = environment.getOrDefault(StandardStreams.CLOSED, "");
    return closed.indexOf('0' + stream.ordinal()) >= 0;
  }

  /** Whether a standard stream of this process is a pipe or a socket. */
  public boolean isPipe(ConsoleFile.Stream stream) {
    return environment.containsKey(StandardStreams.CLOSED)
        && StandardStreams.isPipe(stream.ordinal());
  }

  /** Whether a variable is set to something. */
  public boolean isSet(String variable) {
    return !environment.getOrDefault(variable, "").isEmpty();
  }
}
