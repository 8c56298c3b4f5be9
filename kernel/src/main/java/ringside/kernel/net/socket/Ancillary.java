package ringside.kernel.net.socket;

import java.util.List;

/**
 * What comes along with a message besides its bytes (cmsg(3)).
 *
 * @param level SOL_ or IPPROTO_ number
 * @param type what it is at that level
 * @param words its contents
 * @param bytes how many of them count
 */
public record Ancillary(int level, int type, List<Integer> words, int bytes) {
  /** Contents of whole words. */
  public static Ancillary of(int level, int type, List<Integer> words) {
    return new Ancillary(level, type, words, words.size() * 4);
  }
}
