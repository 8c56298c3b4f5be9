package ringside.lab.host.mount;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import ringside.lab.session.SessionBuilder;

/**
 * What {@code --mount HOSTDIR:GUESTDIR[:rw]} asks for.
 *
 * @param host a folder of the host
 * @param guest where the guest sees it
 * @param writable whether the guest may change it
 */
public record Mount(Path host, String guest, boolean writable) {
  private static final String WRITABLE = ":rw";
  private static final String READ_ONLY = ":ro";

  /**
   * Reads the option's value.
   *
   * @throws MountException where it is not of that form, or there is no such folder
   */
  public static Mount of(String text) throws MountException {
    boolean writable = text.endsWith(WRITABLE);
    boolean tagged = writable || text.endsWith(READ_ONLY);
    String places = tagged ? text.substring(0, text.length() - WRITABLE.length()) : text;
    int colon = places.lastIndexOf(':');
    if (colon < 1 || !places.startsWith("/", colon + 1)) {
      throw new MountException(
          "--mount " + text + ": write it as HOSTDIR:/GUESTDIR or HOSTDIR:/GUESTDIR:rw");
    }
    return new Mount(folder(places.substring(0, colon)), places.substring(colon + 1), writable);
  }

  private static Path folder(String name) throws MountException {
    try {
      Path path = Path.of(name);
      if (Files.isDirectory(path)) {
        return path.toRealPath();
      }
    } catch (IOException | InvalidPathException unusable) {
      throw new MountException("--mount " + name + ": can't be read: " + unusable.getMessage());
    }
    throw new MountException("--mount " + name + ": there is no such folder");
  }

  /** Lets the guest of a session that is described see it. */
  public void show(SessionBuilder session) {
    session.folder(guest, new FolderOfHost(host), writable);
  }
}
