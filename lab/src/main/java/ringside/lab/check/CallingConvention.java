package ringside.lab.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ringside.cpu.Hart;
import ringside.isa.Fields;
import ringside.isa.Register;
import ringside.kernel.event.Birth;
import ringside.kernel.event.Event;
import ringside.kernel.event.EventKind;
import ringside.kernel.event.EventSink;
import ringside.lab.check.FollowedThread.Frame;
import ringside.lab.place.ProgramBook;
import ringside.lab.place.Site;
import ringside.lab.session.BuiltComputer;
import ringside.lab.session.SessionBuilder;
import ringside.mmu.AccessObserver;
import ringside.mmu.cache.Origin;
import ringside.mmu.ledger.AccountKey;
import ringside.mmu.ledger.Meter;
import ringside.mmu.ledger.Mode;

/**
 * Watches whether functions keep the calling convention (RISC-V ELF psABI, "Integer Calling
 * Convention"): {@link #describe} before a run, {@link #violations} after it. At each instruction
 * it looks at the one before: a call notes the registers, a return compares them.
 *
 * <p>What {@code _start} and the beginning of a thread call may use s-registers without saving
 * them, as nobody there needs them. A jump out of several functions at once is let pass, and so is
 * what the bundled library agrees on among its own functions.
 */
public final class CallingConvention implements EventSink {
  private static final int RA = 1;
  private static final int SP = 2;
  private static final int T0 = 5;
  private static final int OPCODE = 0x7f;
  private static final int JAL = 0x6f;
  private static final int JALR = 0x67;
  private static final Set<Integer> WRITE_NOTHING = Set.of(0x23, 0x63, 0x0f);
  private static final int[] SAVED = {8, 9, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27};
  private static final int MOST = 20;
  private static final String LIBRARY = "lib/";

  private final BuiltComputer computer = new BuiltComputer();
  private final ProgramBook programs = new ProgramBook();
  private final Map<Integer, FollowedThread> threads = new HashMap<>();
  private final List<Violation> violations = new ArrayList<>();

  /** Of a session that is to be built. */
  public CallingConvention() {}

  /** Has the session's last named computer watched. */
  public void describe(SessionBuilder session) {
    session.sink(this).accesses(this::observer).prepared(computer);
  }

  /** Each mistake once, in the order of time; of very many the first. */
  public List<Violation> violations() {
    return List.copyOf(violations);
  }

  private AccessObserver observer(Meter meter) {
    return new AccessObserver() {
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
        if (mode == Mode.USER && kind == Kind.INSTRUCTION && origin != null) {
          AccountKey key = meter.account().key();
          Hart hart = computer.get().hart();
          int word = hart.mmu().memory().readWord(physicalAddress);
          fetched(key.tid(), hart.x, virtualAddress, word);
        }
      }
    };
  }

  private FollowedThread thread(int tid) {
    return threads.computeIfAbsent(tid, first -> new FollowedThread());
  }

  private void fetched(int tid, int[] x, int pc, int word) {
    FollowedThread thread = thread(tid);
    // An instruction that was broken off is fetched again; it has done nothing yet.
    if (thread.pc != 0 && thread.pc != pc) {
      passed(tid, thread, x, pc);
    }
    thread.fetched(pc, word);
  }

  /** What the last instruction has done, which led to another one. */
  private void passed(int tid, FollowedThread thread, int[] x, int pc) {
    int word = thread.word;
    int opcode = word & OPCODE;
    int rd = Fields.rd(word);
    if (rd != 0 && !WRITE_NOTHING.contains(opcode)) {
      thread.noteWrite(rd);
    }
    if (opcode != JAL && opcode != JALR) {
      return;
    }
    boolean links = rd == RA || rd == T0;
    if (links && pc != thread.pc + 4) {
      thread.frames.add(new Frame(thread.pc + 4, x[SP], saved(x), null));
    } else if (opcode == JALR && !links && (Fields.rs1(word) == RA || Fields.rs1(word) == T0)) {
      returned(tid, thread, x, pc);
    }
  }

  private static int[] saved(int[] x) {
    int[] values = new int[SAVED.length];
    for (int i = 0; i < SAVED.length; i++) {
      values[i] = x[SAVED[i]];
    }
    return values;
  }

  private void returned(int tid, FollowedThread thread, int[] x, int pc) {
    Frame top = thread.top();
    if (top == null) {
      return;
    }
    if (top.returnTo() == pc) {
      compare(tid, thread, top, x);
      thread.frames.remove(thread.frames.size() - 1);
      return;
    }
    for (int i = thread.frames.size() - 1; i >= 0; i--) {
      if (thread.frames.get(i).returnTo() == pc && thread.frames.get(i).sp() == x[SP]) {
        thread.frames.subList(i, thread.frames.size()).clear();
        return;
      }
    }
    if (function(tid, pc).equals(function(tid, thread.pc))) {
      int writer = thread.writer(RA);
      note(tid, Violation.Kind.RETURN_ADDRESS, writer, writer, RA, top.returnTo(), pc);
    }
  }

  private void compare(int tid, FollowedThread thread, Frame top, int[] x) {
    if (top.sp() != x[SP]) {
      note(tid, Violation.Kind.STACK, thread.pc, thread.pc, SP, top.sp(), x[SP]);
    }
    if (thread.frames.size() == 1) {
      return;
    }
    for (int i = 0; i < SAVED.length; i++) {
      int now = x[SAVED[i]];
      if (top.saved()[i] != now) {
        int writer = thread.writer(SAVED[i]);
        note(
            tid,
            Violation.Kind.SAVED_REGISTER,
            writer == 0 ? thread.pc : writer,
            writer,
            SAVED[i],
            top.saved()[i],
            now);
      }
    }
  }

  private void note(
      int tid, Violation.Kind kind, int place, int line, int register, int before, int after) {
    Site site = site(tid, line);
    Violation found =
        new Violation(
            kind,
            function(tid, place),
            line == 0 ? "" : programs.line(site),
            Register.name(register),
            before,
            after);
    if (found.line().startsWith(LIBRARY)) {
      return;
    }
    if (violations.size() < MOST && violations.stream().noneMatch(found::isLike)) {
      violations.add(found);
    }
  }

  private String function(int tid, int pc) {
    return programs.function(site(tid, pc));
  }

  private Site site(int tid, int pc) {
    return Site.of(programs.of(computer.get(), tid), pc);
  }

  @Override
  public Set<EventKind> kinds() {
    return Set.of(EventKind.PROCESS, EventKind.SIGNAL);
  }

  @Override
  public void event(Event event) {
    int tid = event.at().tid();
    if (event instanceof Event.Born born) {
      FollowedThread child = new FollowedThread();
      if (born.how() != Birth.THREAD && threads.containsKey(tid)) {
        child.beginLike(thread(tid));
      }
      threads.put(born.tid(), child);
    } else if (event instanceof Event.Executed) {
      thread(event.at().pid()).clear();
    } else if (event instanceof Event.SignalDelivered) {
      thread(tid).handlerBegins();
    } else if (event instanceof Event.SignalReturned) {
      thread(tid).handlerEnds();
    } else if (event instanceof Event.ThreadEnded) {
      threads.remove(tid);
      programs.ended(tid);
    }
  }
}
