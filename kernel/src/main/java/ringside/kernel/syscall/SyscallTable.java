package ringside.kernel.syscall;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Syscall;

/** The one list of what the kernel can be asked: call, arguments, support, handler. */
public final class SyscallTable {
  private final Map<Syscall, Entry> entries = new EnumMap<>(Syscall.class);

  /**
   * A row.
   *
   * @param syscall number and name
   * @param formats how traces write the arguments
   * @param support how much of the man page is there
   * @param handler what it does
   */
  public record Entry(
      Syscall syscall, List<ArgumentFormat> formats, Support support, Handler handler) {}

  SyscallTable() {}

  /** Adds a call that does all its man page says; a letter an argument ({@link ArgumentFormat}). */
  void add(Syscall syscall, String formats, Handler handler) {
    add(syscall, formats, Support.FULL, handler);
  }

  void add(Syscall syscall, String formats, Support support, Handler handler) {
    List<ArgumentFormat> list = formats.chars().mapToObj(c -> ArgumentFormat.of((char) c)).toList();
    if (entries.put(syscall, new Entry(syscall, list, support, handler)) != null) {
      throw new IllegalStateException("two rows for " + syscall);
    }
  }

  /** The row of a call, or null where the kernel has none. */
  public @Nullable Entry find(@Nullable Syscall syscall) {
    return syscall == null ? null : entries.get(syscall);
  }

  /** All rows, by number. */
  public Collection<Entry> all() {
    return entries.values();
  }
}
