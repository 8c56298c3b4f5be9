package ringside.kernel.syscall;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Syscall;
import ringside.isa.abi.SystemCall;

/** The one list of what the kernel can be asked: call, arguments, support, handler. */
public final class SyscallTable {
  private static final int FEW = 512;

  /** Rows of other than small numbers. */
  private final Map<Integer, Entry> others = new TreeMap<>();

  /** The rows of small numbers, by number. */
  private final @Nullable Entry[] few = new @Nullable Entry[FEW];

  /**
   * A row.
   *
   * @param syscall number and name
   * @param letters how traces write the arguments, a letter each
   * @param support how much of the man page is there
   * @param handler what it does
   */
  public record Entry(SystemCall syscall, String letters, Support support, Handler handler) {

    /** How traces write the arguments; only they ask. */
    public List<ArgumentFormat> formats() {
      return ArgumentFormat.all(letters);
    }
  }

  public SyscallTable() {}

  /** Adds a call that does all its man page says; a letter an argument ({@link ArgumentFormat}). */
  public void add(SystemCall syscall, String formats, Handler handler) {
    add(syscall, formats, Support.FULL, handler);
  }

  public void add(SystemCall syscall, String formats, Support support, Handler handler) {
    if (find(syscall.number()) != null) {
      throw new IllegalStateException("two rows for " + syscall);
    }
    replace(syscall, formats, support, handler);
  }

  /** Puts a call of another ABI in the place of whatever its number means to Linux. */
  public void replace(SystemCall syscall, String formats, Support support, Handler handler) {
    int number = syscall.number();
    Entry entry = new Entry(syscall, formats, support, handler);
    if (isFew(number)) {
      few[number] = entry;
    } else {
      others.put(number, entry);
    }
  }

  /** The row of a number in a7, or null where the kernel has none. */
  public @Nullable Entry find(int number) {
    return isFew(number) ? few[number] : others.get(number);
  }

  private static boolean isFew(int number) {
    return number >= 0 && number < FEW;
  }

  /** What reports call the system call of a number. */
  public String title(int number) {
    Entry entry = find(number);
    SystemCall call = entry == null ? Syscall.of(number) : entry.syscall();
    return call == null ? "syscall_" + number : call.title();
  }

  /** All rows, by number. */
  public Collection<Entry> all() {
    Map<Integer, Entry> all = new TreeMap<>(others);
    for (Entry entry : few) {
      if (entry != null) {
        all.put(entry.syscall().number(), entry);
      }
    }
    return all.values();
  }
}
