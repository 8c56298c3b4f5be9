package ringside.lab.explain;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import ringside.isa.abi.Syscall;
import ringside.kernel.process.GuestThread;
import ringside.kernel.process.PendingCall;
import ringside.kernel.process.Processes;
import ringside.lab.explain.Awaited.Kind;
import ringside.lab.explain.Awaited.Party;
import ringside.mmu.memory.PhysicalMemory;

/** Whose the word is that a thread waits at, where that is known for certain. */
final class FutexFacts {
  /** FUTEX_WAITERS: only words that hold an owner's tid have it. */
  private static final int WAITERS = 0x8000_0000;

  private static final int TID = 0x3fff_ffff;
  private static final int MOST_ENTRIES = 2048;

  private final Processes processes;
  private final PhysicalMemory memory;

  FutexFacts(Processes processes, PhysicalMemory memory) {
    this.processes = processes;
    this.memory = memory;
  }

  /** The word that a thread waits at, if it waits at one. */
  Optional<Awaited> of(GuestThread thread) {
    PendingCall call = thread.pendingCall();
    boolean waits = call != null && call.number() == Syscall.FUTEX_TIME64.number();
    if (call == null || !waits || thread.waitsOn().isEmpty()) {
      return Optional.empty();
    }
    int address = call.argument(0);
    OptionalInt value = new UserView(memory, thread.process().space()).wordAt(address);
    String held = value.isPresent() ? String.valueOf(value.getAsInt()) : "?";
    List<String> values = List.of(name(thread, address), held);
    for (GuestThread other : thread.process().threads()) {
      if (other.clearChildTid() == address && value.equals(OptionalInt.of(other.tid()))) {
        return Optional.of(new Awaited(Kind.THREAD, values, List.of(party(other))));
      }
    }
    return owner(thread, address, value.orElse(0))
        .map(owner -> new Awaited(Kind.FUTEX, values, List.of(party(owner))))
        .or(() -> Optional.of(new Awaited(Kind.FUTEX_OF_UNKNOWN, values, List.of())));
  }

  private static Party party(GuestThread thread) {
    return new Party(thread.process().pid(), thread.tid(), thread.process().name(), List.of());
  }

  private static String name(GuestThread thread, int address) {
    String symbol = thread.process().image().symbolAt(address).map(String::valueOf).orElse("");
    return symbol.isEmpty() ? Hex.of(address) : symbol + " (" + Hex.of(address) + ")";
  }

  /** The owner as the word or a thread's list of robust mutexes names it. */
  private Optional<GuestThread> owner(GuestThread waiter, int address, int value) {
    Optional<GuestThread> listed =
        waiter.process().threads().stream()
            .filter(other -> other.robustList() != 0 && lists(other, address))
            .findFirst();
    if (listed.isPresent() || (value & WAITERS) == 0) {
      return listed;
    }
    // Not findThread, which is the kernel's own way and costs cycles.
    return processes.threads().stream().filter(thread -> thread.tid() == (value & TID)).findFirst();
  }

  /** struct robust_list_head: the first entry, the offset of the word, a pending entry. */
  private boolean lists(GuestThread thread, int address) {
    UserView view = new UserView(memory, thread.process().space());
    int head = thread.robustList();
    int offset = view.wordAt(head + 4).orElse(0);
    OptionalInt entry = view.wordAt(head);
    for (int i = 0; i < MOST_ENTRIES && entry.isPresent(); i++) {
      int place = entry.getAsInt() & ~1;
      if (place == head) {
        return false;
      }
      if (place + offset == address) {
        return true;
      }
      entry = view.wordAt(place);
    }
    return false;
  }
}
