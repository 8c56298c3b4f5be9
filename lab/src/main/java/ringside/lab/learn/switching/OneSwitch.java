package ringside.lab.learn.switching;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ringside.cpu.Hart;
import ringside.isa.Register;
import ringside.kernel.Computer;
import ringside.kernel.event.Event;
import ringside.kernel.event.EventKind;
import ringside.kernel.process.GuestThread;
import ringside.lab.explain.SavedRegisters;
import ringside.lab.learn.experiment.Watched;
import ringside.lab.session.Guest;
import ringside.lab.session.Session;
import ringside.lab.session.Stop;
import ringside.lab.session.StopReason;
import ringside.mmu.AccessObserver;
import ringside.mmu.cache.Origin;
import ringside.mmu.ledger.Mode;
import ringside.mmu.ledger.SwitchKind;

/**
 * One switch between two threads, looked at before the trap and after the return.
 *
 * @param leaves tid of the thread that leaves
 * @param comes tid of the one that comes
 * @param left registers of the first, on the hart, before its ecall
 * @param areaBefore what its save area held then
 * @param areaAfter what it holds after the switch
 * @param areaOfNext the save area of the second
 * @param came registers of the second, on the hart, after the switch
 * @param stored words of the first save area that the kernel stored
 * @param again how many of them it stored once more, for the result of the call
 * @param loaded words that it loaded from the second
 */
record OneSwitch(
    int leaves,
    int comes,
    Registers left,
    Registers areaBefore,
    Registers areaAfter,
    Registers areaOfNext,
    Registers came,
    long stored,
    long again,
    long loaded) {
  private static final Guest GUEST = Guest.of("switch-cost").args("threads", "2", "1", "4");

  /** Which of the switches between threads: one in the middle of the turns. */
  private static final int WHICH = 12;

  /**
   * Registers of a thread.
   *
   * @param all x0 to x31
   */
  record Registers(int pc, List<Integer> all) {
    int x(int number) {
      return all.get(number);
    }
  }

  /** Runs twice: once to learn when, once to look. */
  static OneSwitch observed() {
    List<Event> events = Watched.run(GUEST, EventKind.SWITCH, EventKind.TRAP).events();
    int seen = 0;
    int before = 0;
    Event.Trapped trap = null;
    for (Event event : events) {
      if (event instanceof Event.Trapped trapped) {
        trap = trapped;
      } else if (event instanceof Event.Switched to) {
        if (to.change() == SwitchKind.THREAD && ++seen == WHICH && trap != null) {
          return look(before, trap.pc(), to);
        }
        before = to.at().tid();
      }
    }
    throw new IllegalStateException("the program makes fewer switches");
  }

  private static OneSwitch look(int leaves, int pc, Event.Switched to) {
    Words words = new Words();
    try (Session session = Session.of(GUEST).accesses(meter -> words).build()) {
      Computer computer = session.station().computer();
      SavedRegisters saved = new SavedRegisters(computer.hart().mmu().memory());
      Registers left = null;
      Registers areaBefore = null;
      // The last time that the ecall is reached is the one that leads to the switch.
      while (session.runUntil(Stop.at(pc), Stop.atCycle(to.at().cycle()))
          instanceof StopReason.Breakpoint) {
        left = onHart(computer.hart());
        GuestThread thread = computer.thread(leaves).orElse(null);
        areaBefore = thread == null ? null : area(saved, thread);
        words.begin(thread, computer.thread(to.at().tid()).orElse(null));
      }
      if (left == null || areaBefore == null) {
        throw new IllegalStateException("the ecall was not reached");
      }
      GuestThread first = computer.thread(leaves).orElseThrow();
      GuestThread second = computer.thread(to.at().tid()).orElseThrow();
      Registers came = onHart(computer.hart());
      return new OneSwitch(
          leaves,
          to.at().tid(),
          left,
          areaBefore,
          area(saved, first),
          area(saved, second),
          came,
          words.stored.size(),
          words.again,
          words.loaded);
    }
  }

  private static Registers onHart(Hart hart) {
    return new Registers(
        hart.pc, Arrays.stream(hart.x, 0, Register.names().size()).boxed().toList());
  }

  private static Registers area(SavedRegisters saved, GuestThread thread) {
    return new Registers(saved.pc(thread), saved.registers(thread));
  }

  /** Counts what the kernel stores into one save area and loads from another. */
  private static final class Words implements AccessObserver {
    private @Nullable GuestThread first;
    private @Nullable GuestThread second;
    private final Set<Integer> stored = new HashSet<>();
    private long again;
    private long loaded;

    void begin(@Nullable GuestThread leaves, @Nullable GuestThread comes) {
      first = leaves;
      second = comes;
      stored.clear();
      again = 0;
      loaded = 0;
    }

    @Override
    public void access(
        long cycle,
        Mode mode,
        Kind kind,
        int virtualAddress,
        int physicalAddress,
        int bytes,
        Translation translation,
        @Nullable Origin origin) {
      if (kind == Kind.STORE && holds(first, virtualAddress)) {
        again += stored.add(virtualAddress) ? 0 : 1;
      } else if (kind == Kind.LOAD && holds(second, virtualAddress)) {
        loaded++;
      }
    }

    private static boolean holds(@Nullable GuestThread thread, int address) {
      if (thread == null) {
        return false;
      }
      boolean register = false;
      for (int number = 1; number < Register.names().size(); number++) {
        register |= thread.savedRegister(number) == address;
      }
      return register || thread.savedPc() == address || thread.savedStatus() == address;
    }
  }
}
