package ringside.tests;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import ringside.cli.Main;
import ringside.lab.host.Host;

/**
 * What came of a command line in this process, which has loaded and compiled most of it before.
 *
 * @param printed both streams, in the order of writing
 */
public record CommandRun(int status, String printed) {
  /**
   * Runs a command that reads nothing.
   *
   * @param home folder in which answers to lessons are kept
   */
  public static CommandRun of(List<String> words, Path home) {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream err = new PrintStream(printed, true, UTF_8);
    Map<String, String> environment = Map.of("HOME", home.toString());
    Host host = new Host(InputStream.nullInputStream(), printed, err, environment);
    int status = Main.execute(words.toArray(new String[0]), host);
    return new CommandRun(status, printed.toString(UTF_8));
  }
}
