package ringside.cli;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import ringside.lab.host.Refusal;

/** Files of the host that a run or a command writes; whatever refuses is told in one way. */
final class HostFiles {
  private HostFiles() {}

  /** Makes a writer of a file, or writes the file. */
  @FunctionalInterface
  interface Writing<T> {
    /** Does it. */
    T on(Path file) throws IOException;
  }

  /**
   * Does something that writes a file.
   *
   * @param option that asked for it, as in "--json"
   * @throws Failure where the file can't be written
   */
  static <T> T write(String option, String file, Writing<T> writing) throws Failure {
    try {
      return writing.on(Path.of(file));
    } catch (IOException refused) {
      throw Failure.cantWrite(option + " " + file, Refusal.reason(refused));
    } catch (InvalidPathException unusable) {
      throw Failure.cantWrite(option + " " + file, "not a name that a file here can have");
    }
  }
}
