package ringside.isa.abi;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The environment calls of the simulator RARS (its help, "Environment Calls"). Venus has the same
 * numbers up to 11, in a0 rather than a7. Those whose meaning is Linux's too are not here: getcwd,
 * close, read, write.
 */
public enum RarsCall implements SystemCall {
  PRINT_INT(1),
  PRINT_FLOAT(2),
  PRINT_DOUBLE(3),
  PRINT_STRING(4),
  READ_INT(5),
  READ_FLOAT(6),
  READ_DOUBLE(7),
  READ_STRING(8),
  SBRK(9),
  EXIT(10),
  PRINT_CHAR(11),
  READ_CHAR(12),
  TIME(30),
  MIDI_OUT(31),
  SLEEP(32),
  MIDI_OUT_SYNC(33),
  PRINT_HEX(34),
  PRINT_BINARY(35),
  PRINT_UNSIGNED(36),
  RANDOM_SEED(40),
  RANDOM_INT(41),
  RANDOM_RANGE(42),
  RANDOM_FLOAT(43),
  RANDOM_DOUBLE(44),
  LSEEK(62),
  EXIT_WITH_STATUS(93),
  OPEN(1024);

  private static final Map<Integer, RarsCall> BY_NUMBER = byNumber();

  private final int number;

  RarsCall(int number) {
    this.number = number;
  }

  /** The call of a number, or null where RARS has none or one that is Linux's. */
  public static @Nullable RarsCall of(int number) {
    return BY_NUMBER.get(number);
  }

  @Override
  public int number() {
    return number;
  }

  @Override
  public String title() {
    return "rars_" + name().toLowerCase(Locale.ROOT);
  }

  private static Map<Integer, RarsCall> byNumber() {
    Map<Integer, RarsCall> map = new TreeMap<>();
    for (RarsCall call : values()) {
      map.put(call.number, call);
    }
    return map;
  }
}
