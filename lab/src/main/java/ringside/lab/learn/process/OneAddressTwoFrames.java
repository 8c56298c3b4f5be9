package ringside.lab.learn.process;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ringside.lab.learn.experiment.Evidence;
import ringside.lab.learn.experiment.Excerpt;
import ringside.lab.learn.experiment.Experiment;
import ringside.lab.learn.experiment.Findings;
import ringside.lab.learn.experiment.Prediction;
import ringside.lab.report.Numbers;
import ringside.lab.session.Guest;
import ringside.lab.session.Session;
import ringside.lab.session.Stop;
import ringside.lab.session.StopReason;
import ringside.mmu.AccessFilter;
import ringside.mmu.AccessObserver.Kind;

/** A4: parent and child write one virtual address; behind it lie two frames. */
final class OneAddressTwoFrames implements Experiment {
  private static final String WORD = "word";

  @Override
  public String id() {
    return "A4";
  }

  @Override
  public Excerpt excerpt() {
    return new Excerpt("isolation", "la   s0, word", 16);
  }

  @Override
  public Prediction prediction() {
    return new Prediction.Choice(4);
  }

  @Override
  public Findings measure() {
    Map<Integer, Finder> all = new LinkedHashMap<>();
    int address = follow(all);
    List<Finder> both = List.copyOf(all.values());
    Finder one = both.get(0);
    Finder other = both.get(1);
    long foreign = one.foreign + other.foreign;
    boolean shared = one.frame == other.frame;
    char right = shared ? foreign > 0 ? 'a' : 'b' : foreign == 0 ? 'c' : 'd';
    Evidence.Builder table =
        Evidence.table(
            "frames", ".pid", ".virtual", ".physical", ".writes", ".reads", ".foreign", ".last");
    all.forEach(
        (pid, finder) ->
            table.literal(
                String.valueOf(pid),
                Numbers.hex(address),
                physical(finder, address),
                finder.writes,
                finder.reads,
                finder.foreign,
                finder.value));
    return Findings.option(right)
        .value("address", Numbers.hex(address))
        .value("first", physical(one, address))
        .value("second", physical(other, address))
        .value("writes", one.writes + other.writes)
        .value("reads", one.reads + other.reads)
        .value("foreign", foreign)
        .table(table.done());
  }

  private static String physical(Finder finder, int address) {
    return Numbers.hex(finder.frame << 12 | address & 4095);
  }

  /** Stops at every access to the word, and gives its address. */
  private static int follow(Map<Integer, Finder> all) {
    try (Session session = Session.of(Guest.of("isolation")).build()) {
      int address = session.station().address(WORD);
      AccessFilter filter =
          AccessFilter.ALL.of(EnumSet.of(Kind.LOAD, Kind.STORE)).between(address, address);
      while (session.runUntil(Stop.whenAccessed(filter)) instanceof StopReason.Accessed seen) {
        int value = session.station().word(seen.pid(), address);
        int frame = session.pageTable(seen.pid()).walk(address).frame(address >>> 12);
        all.computeIfAbsent(seen.pid(), pid -> new Finder()).note(seen.kind(), value, frame);
      }
      return address;
    }
  }

  /** What one of the two has written and found. */
  private static final class Finder {
    private int value;
    private int frame;
    private long writes;
    private long reads;
    private long foreign;

    void note(Kind kind, int now, int where) {
      if (kind == Kind.STORE) {
        // A store that faults is made again; each real one changes the value.
        writes += now == value ? 0 : 1;
      } else {
        reads++;
        foreign += now == value ? 0 : 1;
      }
      value = now;
      frame = where;
    }
  }
}
