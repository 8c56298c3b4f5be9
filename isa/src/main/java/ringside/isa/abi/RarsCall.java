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
  PRINT_INT(1, "prints the integer in a0", "print_int of lib/print.s, or write (64)"),
  PRINT_FLOAT(2, "prints a float", "no call: this machine has no floating point"),
  PRINT_DOUBLE(3, "prints a double", "no call: this machine has no floating point"),
  PRINT_STRING(4, "prints the string at a0", "print_string of lib/print.s, or write (64)"),
  READ_INT(5, "reads an integer", "read (63), then parse_int of lib/string.s"),
  READ_FLOAT(6, "reads a float", "no call: this machine has no floating point"),
  READ_DOUBLE(7, "reads a double", "no call: this machine has no floating point"),
  READ_STRING(8, "reads a line", "read (63) from descriptor 0"),
  SBRK(9, "gives a0 bytes of memory", "malloc of lib/heap.s, or brk (214)"),
  EXIT(10, "ends the program", "exit (93) with the status in a0, or ret from main"),
  PRINT_CHAR(11, "prints the character in a0", "print_char of lib/print.s, or write (64)"),
  READ_CHAR(12, "reads a character", "read (63) from descriptor 0"),
  TIME(30, "tells the time in milliseconds", "clock_gettime64 (403)"),
  MIDI_OUT(31, "plays a tone", "no call: this machine makes no sound"),
  SLEEP(32, "sleeps a0 milliseconds", "sleep_ms of lib/process.s"),
  MIDI_OUT_SYNC(33, "plays a tone to its end", "no call: this machine makes no sound"),
  PRINT_HEX(34, "prints a0 in hexadecimal", "print_hex of lib/print.s"),
  PRINT_BINARY(35, "prints a0 in binary", "write (64), bit by bit"),
  PRINT_UNSIGNED(36, "prints a0 as an unsigned integer", "printf of lib/print.s, or write (64)"),
  RANDOM_SEED(40, "seeds a generator of random numbers", "run --seed"),
  RANDOM_INT(41, "gives a random integer", "getrandom (278)"),
  RANDOM_RANGE(42, "gives a random integer below a1", "getrandom (278) and remu"),
  RANDOM_FLOAT(43, "gives a random float", "no call: this machine has no floating point"),
  RANDOM_DOUBLE(44, "gives a random double", "no call: this machine has no floating point"),
  LSEEK(62, "moves the position in a file", "_llseek (62), which has five arguments"),
  EXIT_WITH_STATUS(93, "ends the program with the status in a0", "exit (93)"),
  OPEN(1024, "opens a file", "openat (56) with -100 in a0");

  private static final Map<Integer, RarsCall> BY_NUMBER = byNumber();

  private final int number;
  private final String deed;
  private final String here;

  RarsCall(int number, String deed, String here) {
    this.number = number;
    this.deed = deed;
    this.here = here;
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

  /** One sentence: what it does there, and how it is said to Linux. */
  public String advice() {
    return "in RARS and Venus "
        + number
        + " "
        + deed
        + "; Linux: "
        + here
        + ". 'run --abi rars' runs such programs";
  }

  private static Map<Integer, RarsCall> byNumber() {
    Map<Integer, RarsCall> map = new TreeMap<>();
    for (RarsCall call : values()) {
      map.put(call.number, call);
    }
    return map;
  }
}
