package ringside.kernel.file.host;

import java.util.List;
import java.util.Optional;
import ringside.kernel.file.FileKind;

/**
 * A folder of the host as a guest may see it. Paths are relative to it, "" is the folder itself; no
 * path has "." or ".." in it, and none leads out of the folder. What the host refuses is a {@link
 * FileError}.
 */
public interface HostFolder {
  /**
   * What stands at a path.
   *
   * @param kind a regular file, folder or link
   * @param size bytes
   * @param executable whether the owner may execute it
   */
  record Item(FileKind kind, long size, boolean executable) {}

  /** What stands at a path, links not followed; empty where there is nothing that can be shown. */
  Optional<Item> item(String path);

  /** The names in a folder, in order. */
  List<String> list(String path);

  /** Bytes of a file from a position on; fewer at its end. */
  byte[] read(String path, long position, int length);

  /** What a link says. */
  String link(String path);

  /** Writes bytes to a file. */
  void write(String path, long position, byte[] bytes);

  /** Sets the length of a file. */
  void resize(String path, long size);

  /** Makes an empty file, a folder, or a link that says something. */
  void create(String path, FileKind kind, String target);

  /** Sets whether a file can be executed. */
  void setExecutable(String path, boolean executable);

  /** Removes a file, a link or an empty folder. */
  void remove(String path);

  /** Moves what stands at a path, over what stands at the other. */
  void move(String from, String to);
}
