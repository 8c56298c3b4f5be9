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

  private final Map<Integer, Entry> entries = new TreeMap<>();

  /** The rows of small numbers once more, for every call looks here. */
  private final @Nullable Entry[] few = new @Nullable Entry[FEW];

  /**
   * A row.
   *
   * @param syscall number and name
   * @param formats how traces write the arguments
   * @param support how much of the man page is there
   * @param handler what it does
   */
  public record Entry(
      SystemCall syscall, List<ArgumentFormat> formats, Support support, Handler handler) {}

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
    Entry entry = new Entry(syscall, ArgumentFormat.all(formats), support, handler);
    entries.put(number, entry);
    if (number >= 0 && number < FEW) {
      few[number] = entry;
    }
  }

  /** The row of a number in a7, or null where the kernel has none. */
  public @Nullable Entry find(int number) {
    return number >= 0 && number < FEW ? few[number] : entries.get(number);
  }

  /** What reports call the system call of a number. */
  public String title(int number) {
    Entry entry = find(number);
    SystemCall call = entry == null ? Syscall.of(number) : entry.syscall();
    return call == null ? "syscall_" + number : call.title();
  }

  /** All rows, by number. */
  public Collection<Entry> all() {
    return entries.values();
  }
}
