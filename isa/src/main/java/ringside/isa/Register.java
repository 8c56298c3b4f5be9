package ringside.isa;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Names of the integer registers (RISC-V calling convention, "Integer Register Convention"). */
public final class Register {
  private static final String[] ABI_NAMES = {
    "zero", "ra", "sp", "gp", "tp", "t0", "t1", "t2", "s0", "s1", "a0", "a1", "a2", "a3", "a4",
    "a5", "a6", "a7", "s2", "s3", "s4", "s5", "s6", "s7", "s8", "s9", "s10", "s11", "t3", "t4",
    "t5", "t6"
  };
  private static final Map<String, Integer> NUMBERS = numbers();

  private Register() {}

  /** The ABI name of a register number, 0..31. */
  public static String name(int number) {
    return ABI_NAMES[number];
  }

  /** The number of an ABI name, of {@code fp}, or of {@code x0..x31}; -1 for any other text. */
  public static int number(String name) {
    return NUMBERS.getOrDefault(name, -1);
  }

  /** The 32 ABI names in order of number. */
  public static List<String> names() {
    return List.of(ABI_NAMES);
  }

  /** Whether a called function leaves it as it was: sp, gp, tp, s0..s11. */
  public static boolean isSavedByCallee(int number) {
    String name = name(number);
    return name.startsWith("s") || name.equals("gp") || name.equals("tp");
  }

  private static Map<String, Integer> numbers() {
    Map<String, Integer> map = new HashMap<>(128);
    for (int number = 0; number < 32; number++) {
      map.put(ABI_NAMES[number], number);
      map.put("x" + number, number);
    }
    map.put("fp", 8);
    return map;
  }
}
