package ringside.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import ringside.lab.host.Host;

/** What came of a command line that was run in this process. */
record CommandRun(int status, String out, String err) {
  static CommandRun of(String... words) {
    return of("", Map.of(), words);
  }

  static CommandRun of(String input, Map<String, String> environment, String... words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Host host =
        new Host(
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            out,
            new PrintStream(err, false, StandardCharsets.UTF_8),
            environment);
    int status = Main.execute(words, host);
    return new CommandRun(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
