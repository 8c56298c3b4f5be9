package ringside.kernel.file.generated;

import java.util.List;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import ringside.kernel.file.Caller;
import ringside.kernel.file.OpenFile;
import ringside.kernel.identity.Who;

/** A file that is written at the moment it is opened, as those under /proc are. */
public sealed interface Node {
  /** Who it belongs to. */
  Who owner();

  /** A folder whose names may come and go. */
  record Folder(Who owner, Names names) implements Node {}

  /**
   * A text.
   *
   * @param permissions of the file
   * @param text its characters, each a byte
   */
  record Text(Who owner, int permissions, Supplier<String> text) implements Node {}

  /**
   * A link whose target depends on who follows it.
   *
   * @param magic whether it leads to a file itself, whatever its path
   * @param target as readlink tells it
   * @param file what it leads to without a walk; gives null where the target is to be walked
   */
  record Link(
      Who owner,
      boolean magic,
      Function<Caller, String> target,
      Function<Caller, @Nullable OpenFile> file)
      implements Node {}

  /** What stands in a folder. */
  interface Names {
    /** What a name stands for now, or null. */
    @Nullable Node find(String name);

    /** The names, in order. */
    List<String> list();
  }

  /** A text of root's that all may read. */
  static Text text(Supplier<String> text) {
    return new Text(Who.ROOT, 0444, text);
  }

  /** A link of root's that is walked. */
  static Link link(Function<Caller, String> target) {
    return new Link(Who.ROOT, false, target, caller -> null);
  }

  /** A folder of root's with fixed names. */
  static Folder folder(SortedMap<String, Node> nodes) {
    return new Folder(Who.ROOT, fixed(nodes));
  }

  /** Names that stay as they are. */
  static Names fixed(SortedMap<String, Node> nodes) {
    return new Names() {
      @Override
      public @Nullable Node find(String name) {
        return nodes.get(name);
      }

      @Override
      public List<String> list() {
        return List.copyOf(nodes.keySet());
      }
    };
  }
}
