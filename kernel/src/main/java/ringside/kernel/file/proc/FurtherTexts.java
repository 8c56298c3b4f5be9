package ringside.kernel.file.proc;

import java.util.TreeMap;
import java.util.function.Supplier;
import ringside.kernel.file.generated.Node;

/**
 * Texts under /proc/ringside/look that others write, who know the kernel while it does not know
 * them. A text is written when its file is opened; a guest pays for it as for any under /proc.
 */
public final class FurtherTexts {
  private final TreeMap<String, Node> nodes = new TreeMap<>();

  /**
   * One more file, before the computer runs.
   *
   * @param name of it
   * @param text its characters, each a byte; asking for it changes nothing
   * @throws IllegalArgumentException where there is one of that name
   */
  public void add(String name, Supplier<String> text) {
    if (nodes.putIfAbsent(name, Node.text(text)) != null) {
      throw new IllegalArgumentException("a second text " + name);
    }
  }

  /** The folder, with all that has been added by the time it is looked into. */
  Node folder() {
    return Node.folder(nodes);
  }
}
