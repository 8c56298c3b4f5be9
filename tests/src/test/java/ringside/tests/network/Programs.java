package ringside.tests.network;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import ringside.tests.GuestRun;

/** The programs in C that only the tests of the network run. */
final class Programs {
  private Programs() {}

  /** A run of a program whose source is in src/test/c. */
  static GuestRun run(String name) {
    try (InputStream bytes =
        Programs.class.getResourceAsStream("/ringside/tests/c/" + name + ".elf")) {
      if (bytes == null) {
        throw new AssertionError("no " + name + ": run src/test/c/build");
      }
      return GuestRun.of(name, bytes.readAllBytes());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
