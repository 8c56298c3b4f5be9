package ringside.lab.trace;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ringside.cpu.pipeline.Passage;
import ringside.cpu.pipeline.Stalls;
import ringside.isa.Disassembler;
import ringside.kernel.Computer;
import ringside.lab.report.Numbers;
import ringside.lab.session.SessionBuilder;
import ringside.mmu.AccessObserver;
import ringside.mmu.ledger.AccountKey;
import ringside.mmu.ledger.Meter;

/** A Kanata log (version 0004) for Konata: each instruction's way through the five stages. */
final class KanataTrace implements Trace, InstructionWatch.Listener {
  private static final int LANE = 0;
  private static final int SHOWN = 0;
  private static final int POINTED_AT = 1;
  private static final int RETIRED = 0;
  private static final int FLUSHED = 1;

  private final TextOutput out;
  private final KanataLog log;
  private final CycleRange range;
  private Passage last = Passage.emptyAt(0);
  private long entries;
  private long retired;
  private @Nullable InstructionWatch watch;
  private @Nullable Computer computer;

  KanataTrace(OutputStream out, CycleRange range) {
    this.out = new TextOutput(out);
    this.log = new KanataLog(this.out);
    this.range = range;
  }

  @Override
  public void attach(SessionBuilder session, TracedComputer traced) {
    session.accesses(this::watch);
    session.prepared(built -> computer = built);
  }

  private AccessObserver watch(Meter meter) {
    InstructionWatch made = new InstructionWatch(meter, this);
    watch = made;
    return made;
  }

  @Override
  public void instruction(InstructionWatch.Fetched fetched, Stalls stalls) {
    Passage passage = last.next(stalls);
    if (range.contains(fetched.start())) {
      AccountKey key = fetched.account().key();
      long id = begin(passage.fetch(), key, text(fetched), details(key, fetched.start(), stalls));
      stage(passage.fetch(), id, "F");
      stage(passage.decode(), id, "D");
      stage(passage.execute(), id, "X");
      stage(passage.memory(), id, "M");
      if (stalls.retires()) {
        stage(passage.writeBack(), id, "W");
      }
      end(passage, id, stalls.retires());
    }
    advance(passage);
  }

  @Override
  public void kernel(long start, long cycles, AccountKey key, Set<String> what) {
    Passage passage = last.pause(cycles);
    if (range.contains(start)) {
      long from = last.retired() + last.refetch() + 1;
      String title = "kernel: " + String.join(", ", what);
      long id = begin(from, key, title, "from cycle " + start + ", " + cycles + " cycles");
      stage(from, id, "K");
      end(passage, id, true);
    }
    advance(passage);
  }

  private long begin(long cycle, AccountKey key, String text, String details) {
    long id = entries++;
    log.at(cycle, "I", id, id, key.tid());
    log.at(cycle, "L", id, SHOWN, text);
    log.at(cycle, "L", id, POINTED_AT, details);
    return id;
  }

  private void stage(long cycle, long id, String name) {
    log.at(cycle, "S", id, LANE, name);
  }

  private void end(Passage passage, long id, boolean retires) {
    log.at(passage.retired() + 1, "R", id, retired, retires ? RETIRED : FLUSHED);
    retired += retires ? 1 : 0;
  }

  /** The next begins when this has left the first stage, at the earliest. */
  private void advance(Passage passage) {
    last = passage;
    log.reached(passage.decode());
  }

  private String text(InstructionWatch.Fetched fetched) {
    String pc = Numbers.hex(fetched.pc());
    if (fetched.faulted() || computer == null) {
      return pc + ": page fault";
    }
    int word = computer.hart().mmu().memory().readWord(fetched.physical());
    return pc + ": " + Disassembler.disassemble(word, fetched.pc());
  }

  private static String details(AccountKey key, long start, Stalls stalls) {
    return "pid "
        + key.pid()
        + ", from cycle "
        + start
        + waits(" fetch ", stalls.fetch())
        + waits(" load-use ", stalls.decode())
        + waits(" execute ", stalls.execute())
        + waits(" memory ", stalls.memory())
        + waits(" jump ", stalls.refetch());
  }

  private static String waits(String what, long cycles) {
    return cycles == 0 ? "" : "," + what + cycles;
  }

  @Override
  public void close() throws IOException {
    if (watch != null) {
      watch.finish();
      watch = null;
    }
    log.reached(Long.MAX_VALUE);
    out.close();
  }
}
