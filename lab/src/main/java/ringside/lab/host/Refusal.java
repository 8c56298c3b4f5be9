package ringside.lab.host;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Why the host refuses a file. */
public final class Refusal {
  private Refusal() {}

  /** The reason in words. */
  public static String reason(IOException refused) {
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
