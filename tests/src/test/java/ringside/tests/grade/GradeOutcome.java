package ringside.tests.grade;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import ringside.cli.Main;
import ringside.lab.host.Host;

/** What came of {@code ringside grade} with some words behind it. */
record GradeOutcome(int status, String out, String err) {
  static GradeOutcome of(Object... words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream errors = new PrintStream(err, false, StandardCharsets.UTF_8);
    Host host = new Host(new ByteArrayInputStream(new byte[0]), out, errors, Map.of());
    String[] all =
        Stream.concat(Stream.of("grade"), Stream.of(words).map(Object::toString))
            .toArray(String[]::new);
    int status = Main.execute(all, host);
    return new GradeOutcome(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
