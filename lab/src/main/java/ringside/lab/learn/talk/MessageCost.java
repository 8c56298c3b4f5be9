package ringside.lab.learn.talk;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ringside.isa.elf.ElfSymbol;
import ringside.kernel.statistics.CallStatistics;
import ringside.kernel.statistics.RunStatistics;
import ringside.lab.session.Guest;
import ringside.lab.session.Session;
import ringside.mmu.AccessObserver;
import ringside.mmu.cache.Origin;
import ringside.mmu.ledger.Mode;

/**
 * What one message of the program ipc-race costs: by what a run with more messages takes longer, so
 * that setting up and tearing down cancel.
 *
 * @param cycles of a message, its composing and its examining included
 * @param calls system calls of both sides
 * @param copiedIn bytes that the kernel reads in the sender's buffer
 * @param copiedOut bytes that it writes in the receiver's
 * @param switches of both kinds
 */
public record MessageCost(
    double cycles, double calls, double copiedIn, double copiedOut, double switches) {
  /** The variable of two threads. */
  public static final String VARIABLE = "variable";

  /** The ways of the program but spinning, as it calls them. */
  public static final List<String> WAYS =
      List.of(
          VARIABLE,
          "shared-futex",
          "pipe",
          "fifo",
          "sysv-queue",
          "posix-queue",
          "unix-stream",
          "unix-datagram",
          "udp",
          "tcp",
          "file");

  /**
   * Measures a way.
   *
   * @param way as the program calls it
   * @param bytes of a message
   * @param few messages of the shorter run
   * @param many messages of the longer one
   */
  public static MessageCost of(String way, int bytes, int few, int many) {
    Counted less = Counted.of(way, bytes, few);
    Counted more = Counted.of(way, bytes, many);
    double messages = many - few;
    return new MessageCost(
        (more.cycles - less.cycles) / messages,
        (more.calls - less.calls) / messages,
        (more.copies.in - less.copies.in) / messages,
        (more.copies.out - less.copies.out) / messages,
        (more.switches - less.switches) / messages);
  }

  /** Bytes that were copied, one way and the other. */
  public double copied() {
    return copiedIn + copiedOut;
  }

  /** A run. */
  private record Counted(long cycles, long calls, long switches, Copies copies) {
    static Counted of(String way, int bytes, int messages) {
      Copies copies = new Copies();
      Guest guest = Guest.of("ipc-race").args(way, String.valueOf(bytes), String.valueOf(messages));
      try (Session session = Session.of(guest).accesses(meter -> copies).build()) {
        copies.buffers = session.station().symbol("buffers");
        RunStatistics run = session.runToEnd().statistics();
        long calls = run.calls().stream().mapToLong(CallStatistics::count).sum();
        long switches = run.processSwitches().count() + run.threadSwitches().count();
        return new Counted(run.cycles(), calls, switches, copies);
      }
    }
  }

  /** Counts what the kernel reads and writes in the buffers of both sides. */
  private static final class Copies implements AccessObserver {
    private @Nullable ElfSymbol buffers;
    private long in;
    private long out;

    @Override
    public void access(
        long cycle,
        Mode mode,
        Kind kind,
        int virtualAddress,
        int physicalAddress,
        int size,
        Translation translation,
        @Nullable Origin origin) {
      if (mode != Mode.KERNEL || buffers == null) {
        return;
      }
      int offset = virtualAddress - buffers.value();
      int bytes = Integer.compareUnsigned(offset, buffers.size()) < 0 ? size : 0;
      in += kind == Kind.LOAD ? bytes : 0;
      out += kind == Kind.STORE ? bytes : 0;
    }
  }
}
