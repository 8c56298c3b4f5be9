package ringside.isa;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Names of control and status registers (privileged spec, "CSR Listing"; the floating-point ones:
 * unprivileged spec, "F"). Naming one here does not mean that the machine has it: one that it lacks
 * is an illegal instruction when executed.
 */
public final class Csr {
  public static final int CYCLE = 0xc00;
  public static final int TIME = 0xc01;
  public static final int INSTRET = 0xc02;
  public static final int CYCLEH = 0xc80;
  public static final int TIMEH = 0xc81;
  public static final int INSTRETH = 0xc82;
  public static final int SSTATUS = 0x100;
  public static final int SIE = 0x104;
  public static final int STVEC = 0x105;
  public static final int SCOUNTEREN = 0x106;
  public static final int SENVCFG = 0x10a;
  public static final int SSCRATCH = 0x140;
  public static final int SEPC = 0x141;
  public static final int SCAUSE = 0x142;
  public static final int STVAL = 0x143;
  public static final int SIP = 0x144;
  public static final int STIMECMP = 0x14d;
  public static final int STIMECMPH = 0x15d;
  public static final int SATP = 0x180;

  private static final Map<String, Integer> NUMBERS = new HashMap<>(512);
  private static final Map<Integer, String> NAMES = new HashMap<>(512);

  static {
    row("fflags", 0x001);
    row("frm", 0x002);
    row("fcsr", 0x003);
    row("cycle", CYCLE);
    row("time", TIME);
    row("instret", INSTRET);
    rows("hpmcounter", 3, 31, 0xc03, "");
    row("cycleh", CYCLEH);
    row("timeh", TIMEH);
    row("instreth", INSTRETH);
    rows("hpmcounter", 3, 31, 0xc83, "h");
    row("sstatus", SSTATUS);
    row("sie", SIE);
    row("stvec", STVEC);
    row("scounteren", SCOUNTEREN);
    row("senvcfg", SENVCFG);
    row("sscratch", SSCRATCH);
    row("sepc", SEPC);
    row("scause", SCAUSE);
    row("stval", STVAL);
    row("sip", SIP);
    row("stimecmp", STIMECMP);
    row("stimecmph", STIMECMPH);
    row("satp", SATP);
    row("mvendorid", 0xf11);
    row("marchid", 0xf12);
    row("mimpid", 0xf13);
    row("mhartid", 0xf14);
    row("mconfigptr", 0xf15);
    row("mstatus", 0x300);
    row("misa", 0x301);
    row("medeleg", 0x302);
    row("mideleg", 0x303);
    row("mie", 0x304);
    row("mtvec", 0x305);
    row("mcounteren", 0x306);
    row("menvcfg", 0x30a);
    row("mstatush", 0x310);
    row("menvcfgh", 0x31a);
    row("mcountinhibit", 0x320);
    rows("mhpmevent", 3, 31, 0x323, "");
    row("mscratch", 0x340);
    row("mepc", 0x341);
    row("mcause", 0x342);
    row("mtval", 0x343);
    row("mip", 0x344);
    rows("pmpcfg", 0, 15, 0x3a0, "");
    rows("pmpaddr", 0, 63, 0x3b0, "");
    row("mcycle", 0xb00);
    row("minstret", 0xb02);
    rows("mhpmcounter", 3, 31, 0xb03, "");
    row("mcycleh", 0xb80);
    row("minstreth", 0xb82);
    rows("mhpmcounter", 3, 31, 0xb83, "h");
  }

  private Csr() {}

  /** The number of a named register, 0..4095; -1 for an unknown name. */
  public static int number(String name) {
    return NUMBERS.getOrDefault(name, -1);
  }

  /** The name of a register number, or null where the number has none. */
  public static @Nullable String name(int number) {
    return NAMES.get(number);
  }

  /** All names, sorted. */
  public static List<String> names() {
    return NUMBERS.keySet().stream().sorted().toList();
  }

  private static void row(String name, int number) {
    NUMBERS.put(name, number);
    NAMES.put(number, name);
  }

  private static void rows(String prefix, int first, int last, int firstNumber, String suffix) {
    for (int index = first; index <= last; index++) {
      row(prefix + index + suffix, firstNumber + index - first);
    }
  }
}
