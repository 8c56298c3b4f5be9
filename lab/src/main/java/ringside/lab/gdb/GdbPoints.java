package ringside.lab.gdb;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import ringside.lab.debug.Point;
import ringside.lab.debug.Word;

/** The breakpoints and watch points that gdb has put in. */
final class GdbPoints {
  private static final int MOST_WORDS = 64;
  private static final String OK = "OK";
  private static final String WRONG = "E16";

  private final Map<String, List<Point>> all = new LinkedHashMap<>();

  List<Point> all() {
    return all.values().stream().flatMap(List::stream).toList();
  }

  /**
   * {@code Z0,ADDRESS,KIND}: 0 and 1 an instruction, 2 writes to memory; of other kinds there are
   * none.
   *
   * @param pid whose memory is watched
   */
  String add(String packet, int pid) {
    String[] words = packet.split("[,;]", -1);
    OptionalLong address = words.length < 3 ? OptionalLong.empty() : Hex.number(words[1]);
    OptionalLong kind = words.length < 3 ? OptionalLong.empty() : Hex.number(words[2]);
    if (address.isEmpty() || kind.isEmpty()) {
      return WRONG;
    }
    int first = (int) address.getAsLong();
    switch (words[0]) {
      case "Z0", "Z1" -> all.put(key(packet), List.of(new Point.Code(Set.of(first), view -> true)));
      case "Z2" -> {
        long words4 = (kind.getAsLong() + (first & 3) + 3) / 4;
        if (words4 < 1 || words4 > MOST_WORDS) {
          return WRONG;
        }
        all.put(
            key(packet),
            IntStream.range(0, (int) words4)
                .<Point>mapToObj(i -> written(pid, (first & ~3) + 4 * i))
                .toList());
      }
      default -> {
        return "";
      }
    }
    return OK;
  }

  private static Point written(int pid, int address) {
    return new Point.Written(new Word.Virtual(pid, address), view -> true);
  }

  /** {@code z0,ADDRESS,KIND}. */
  String remove(String packet) {
    all.remove(key(packet));
    return OK;
  }

  void clear() {
    all.clear();
  }

  private static String key(String packet) {
    String[] words = packet.split("[,;]", -1);
    return words[0].substring(1) + "," + (words.length > 1 ? words[1] : "");
  }
}
