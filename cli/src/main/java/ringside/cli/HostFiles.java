package ringside.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

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
      throw Failure.cantWrite(option + " " + file, reason(refused));
    } catch (InvalidPathException unusable) {
      throw Failure.cantWrite(option + " " + file, "not a name that a file here can have");
    }
  }

  /** Why the host refuses, in words. */
  static String reason(IOException refused) {
    if (refused instanceof NoSuchFileException) {
      return "there is no such folder";
    }
    if (refused instanceof AccessDeniedException) {
      return "permission denied";
    }
    String reason = refused instanceof FileSystemException why ? why.getReason() : null;
    return reason == null ? String.valueOf(refused.getMessage()) : reason;
  }
}
