package ringside.lab.gdb;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import ringside.lab.debug.Point;
import ringside.lab.debug.View;
import ringside.lab.debug.Word;

/** The breakpoints and watch points that gdb has put in, each into a process. */
final class GdbPoints {
  private static final int MOST_WORDS = 64;
  private static final String OK = "OK";
  private static final String WRONG = "E16";

  private final GdbWishes wishes;
  private final Map<Key, List<Point>> all = new LinkedHashMap<>();

  /**
   * One of them.
   *
   * @param kind 0 and 1 for instructions, 2 for writes, 3 for reads, 4 for both, as in Z packets
   * @param pid of the process; 0 for any
   */
  private record Key(char kind, int pid, int address, long size) {
    boolean isCode() {
      return kind < '2';
    }

    /** How a stop reply names it. */
    String title() {
      return switch (kind) {
        case '0' -> "swbreak";
        case '1' -> "hwbreak";
        case '2' -> "watch";
        case '3' -> "rwatch";
        default -> "awatch";
      };
    }
  }

  GdbPoints(GdbWishes wishes) {
    this.wishes = wishes;
  }

  List<Point> all() {
    return all.values().stream().flatMap(List::stream).toList();
  }

  /**
   * {@code Z0,ADDRESS,KIND}: 0 and 1 an instruction, 2 writes to memory, 3 reads, 4 both; of other
   * kinds there are none.
   *
   * @param pid whose memory is watched
   */
  String add(String packet, int pid) {
    Optional<Key> key = key(packet, pid);
    if (key.isEmpty()) {
      return WRONG;
    } else if (key.get().kind() > '4') {
      return "";
    }
    List<Point> points = points(key.get(), pid);
    if (points.isEmpty()) {
      return WRONG;
    }
    all.put(key.get(), points);
    return OK;
  }

  private List<Point> points(Key key, int pid) {
    if (key.isCode()) {
      return List.of(new Point.Code(Set.of(key.address()), view -> isIn(view, key.pid())));
    }
    int first = key.address() & ~3;
    long words = (key.size() + (key.address() & 3) + 3) / 4;
    List<Point> points = new ArrayList<>();
    for (int i = 0; words <= MOST_WORDS && i < words; i++) {
      Word word = new Word.Virtual(pid, first + 4 * i);
      if (key.kind() != '3') {
        points.add(new Point.Written(word, view -> true));
      }
      if (key.kind() != '2') {
        points.add(new Point.Read(word, view -> true));
      }
    }
    return points;
  }

  private static boolean isIn(View view, int pid) {
    return pid == 0 || view.position().pid() == pid;
  }

  /** {@code z0,ADDRESS,KIND}. */
  String remove(String packet, int pid) {
    key(packet, pid).ifPresent(all::remove);
    return OK;
  }

  /** A process has the breakpoints of the one that it is a copy of. */
  void inherit(int parent, int child) {
    for (Key key : new ArrayList<>(all.keySet())) {
      if (key.pid() == parent && key.isCode()) {
        Key own = new Key(key.kind(), child, key.address(), key.size());
        all.put(own, points(own, child));
      }
    }
  }

  /** gdb has let a process go. */
  void leave(int pid) {
    all.keySet().removeIf(key -> key.pid() == pid);
  }

  void clear() {
    all.clear();
  }

  /** The reason of a stop reply for one that was met; empty where gdb does not want any. */
  String reason(Point met) {
    return all.entrySet().stream()
        .filter(entry -> entry.getValue().contains(met))
        .map(entry -> reason(entry.getKey(), met))
        .findFirst()
        .orElse("");
  }

  private String reason(Key key, Point met) {
    if (key.isCode()) {
      return wishes.has(key.title()) ? key.title() + ":;" : "";
    }
    Word word = met instanceof Point.Written own ? own.word() : ((Point.Read) met).word();
    return key.title() + ":" + Integer.toHexString(word.address()) + ";";
  }

  /** Who does not follow forks has breakpoints in all processes, as they have the same program. */
  private Optional<Key> key(String packet, int pid) {
    String[] words = packet.split("[,;]", -1);
    OptionalLong address = words.length < 3 ? OptionalLong.empty() : Hex.number(words[1]);
    OptionalLong size = words.length < 3 ? OptionalLong.empty() : Hex.number(words[2]);
    boolean known = address.isPresent() && size.isPresent() && words[0].length() == 2;
    if (!known) {
      return Optional.empty();
    }
    int process = wishes.has("fork-events") && wishes.processes() ? pid : 0;
    char kind = words[0].charAt(1);
    return Optional.of(new Key(kind, process, (int) address.getAsLong(), size.getAsLong()));
  }
}
