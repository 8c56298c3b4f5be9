package ringside.lab.report;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import ringside.isa.abi.Errno;
import ringside.kernel.Computer;
import ringside.kernel.event.Event;
import ringside.kernel.memory.Region;
import ringside.kernel.process.GuestThread;
import ringside.kernel.process.PendingCall;
import ringside.kernel.syscall.ArgumentFormat;
import ringside.kernel.syscall.SyscallTable;
import ringside.lab.explain.SavedRegisters;
import ringside.lab.explain.UserView;
import ringside.mmu.memory.PhysicalMemory;

/** System calls as text. Looking at the guest's memory costs the guest nothing. */
public final class CallText {
  private static final int ARGUMENTS = 6;
  private static final int LARGEST_PLAIN = 0x10000;

  private static final Set<ArgumentFormat> ADDRESSES =
      Set.of(
          ArgumentFormat.POINTER,
          ArgumentFormat.STRING,
          ArgumentFormat.BUFFER,
          ArgumentFormat.STRINGS,
          ArgumentFormat.TIMESPEC);

  private final SyscallTable table;
  private final PhysicalMemory memory;

  private CallText(SyscallTable table, PhysicalMemory memory) {
    this.table = table;
    this.memory = memory;
  }

  /** A writer for the calls of a computer. */
  public static CallText of(Computer computer) {
    return new CallText(computer.syscalls(), computer.hart().mmu().memory());
  }

  /** As in {@code write(1, "hello\n", 6)}; to be asked for when the call is made. */
  public String call(GuestThread thread, PendingCall call) {
    GuestText guest = new GuestText(new UserView(memory, thread.process().space()));
    SyscallTable.Entry entry = table.find(call.number());
    List<ArgumentFormat> formats =
        entry == null ? Collections.nCopies(ARGUMENTS, ArgumentFormat.HEX) : entry.formats();
    StringBuilder text = new StringBuilder(call.title()).append('(');
    for (int i = 0; i < formats.size(); i++) {
      text.append(i == 0 ? "" : ", ").append(argument(formats.get(i).in(call, i), call, i, guest));
    }
    return text.append(')').toString();
  }

  /** As in {@code 6} or {@code -1 EBADF (Bad file descriptor)}. */
  public static String result(Event.Returned call) {
    Errno errno = call.errno();
    if (errno != null) {
      return "-1 " + errno.name() + " (" + errno.message() + ")";
    }
    int value = call.value();
    boolean address = value < 0 || value >= LARGEST_PLAIN;
    return switch (call.end()) {
      case DONE, FAILED -> address ? GuestText.pointer(value) : String.valueOf(value);
      case INTERRUPTED -> "? ERESTARTSYS (interrupted by a signal)";
      case GONE -> "?";
    };
  }

  /** The descriptors that a call names, in order. */
  public List<Integer> descriptors(PendingCall call) {
    return arguments(call, Set.of(ArgumentFormat.DESCRIPTOR)).boxed().toList();
  }

  /** The first of a call's addresses that belongs to nothing, as text; empty where none does. */
  public Optional<String> badPointer(GuestThread thread, PendingCall call) {
    return arguments(call, ADDRESSES)
        .filter(address -> regions(thread).noneMatch(region -> region.contains(address)))
        .mapToObj(address -> "0x" + Integer.toHexString(address))
        .findFirst();
  }

  /** Where a thread has made the call that it is in. */
  public String place(GuestThread thread) {
    return new SavedRegisters(memory).callPlace(thread);
  }

  private static Stream<Region> regions(GuestThread thread) {
    return thread.process().space().regions().stream();
  }

  private IntStream arguments(PendingCall call, Set<ArgumentFormat> wanted) {
    SyscallTable.Entry entry = table.find(call.number());
    List<ArgumentFormat> formats = entry == null ? List.of() : entry.formats();
    return IntStream.range(0, formats.size())
        .filter(i -> wanted.contains(formats.get(i).in(call, i)))
        .map(call::argument);
  }

  private static String argument(
      ArgumentFormat format, PendingCall call, int index, GuestText guest) {
    int value = call.argument(index);
    return switch (format) {
      case INT, DESCRIPTOR -> String.valueOf(value);
      case UNSIGNED -> Integer.toUnsignedString(value);
      case HEX -> value == 0 ? "0" : "0x" + Integer.toHexString(value);
      case OCTAL -> "0" + Integer.toOctalString(value);
      case POINTER, FUTEX_LIMIT -> GuestText.pointer(value);
      case STRING -> guest.string(value);
      case BUFFER -> guest.buffer(value, call.argument(index + 1));
      case STRINGS -> guest.strings(value);
      case SIGNAL -> Flags.signal(value);
      case CLONE_FLAGS -> Flags.clone(value);
      case PROTECTION -> Flags.PROTECTION.text(value);
      case MAP_FLAGS -> Flags.MAP.text(value);
      case FUTEX_OPERATION -> Flags.futex(value);
      case TIMESPEC -> guest.timespec(value);
    };
  }
}
