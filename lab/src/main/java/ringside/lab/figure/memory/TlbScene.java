package ringside.lab.figure.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import ringside.kernel.Computer;
import ringside.kernel.process.Process;
import ringside.lab.look.TlbContents;
import ringside.lab.record.TlbFlush;
import ringside.lab.record.TlbHistory;
import ringside.lab.record.TlbStay;
import ringside.lab.record.TlbTrack;
import ringside.lab.report.ProcessNames;
import ringside.mmu.MissObserver.Buffer;
import ringside.mmu.replacement.Departure;

/**
 * TLBs up to a moment.
 *
 * @param cycle the moment
 * @param tlbs instructions, data, second level if there is one
 * @param flushes the last ones, in order
 * @param names of the processes whose entries there are, by pid
 */
public record TlbScene(
    long cycle, List<One> tlbs, List<TlbFlush> flushes, Map<Integer, String> names) {
  /**
   * A TLB.
   *
   * @param buffer which
   * @param slots that it has
   * @param stays the last entries that have gone, and those that are there
   * @param completeFrom cycle from which on all that went is among them
   * @param fills entries that have come, in all
   * @param flushed entries that flushes have discarded, in all
   * @param ages of the entries that are there, by slot: how many have been used since
   */
  public record One(
      Buffer buffer,
      int slots,
      List<TlbStay> stays,
      long completeFrom,
      long fills,
      long flushed,
      Map<Integer, Integer> ages) {
    /** Fences that have discarded entries of this TLB. */
    Set<Integer> fences() {
      return stays.stream()
          .filter(TlbStay::wasFlushed)
          .map(stay -> Departure.fence(stay.departure()))
          .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Slots that there is anything to show of, in order. */
    List<Integer> usedSlots() {
      return stays.stream().map(TlbStay::slot).distinct().sorted().toList();
    }

    /** Cycle at which a drawing begins: what came in the boot does not count. */
    long begin() {
      long first =
          stays.stream().filter(stay -> stay.pid() > 0).mapToLong(TlbStay::from).min().orElse(0);
      return Math.max(first, completeFrom);
    }
  }

  /** What a computer holds where it stands, and how that came. */
  public static TlbScene of(Computer computer, TlbHistory history) {
    Map<Integer, String> names = new TreeMap<>();
    List<One> tlbs = new ArrayList<>();
    List<TlbContents> contents = TlbContents.of(computer);
    for (TlbTrack track : history.tracks()) {
      Map<Integer, Integer> ages = new TreeMap<>();
      contents.stream()
          .filter(one -> one.buffer() == track.buffer())
          .flatMap(one -> one.rows().stream())
          .forEach(row -> ages.put(row.slot(), row.age()));
      List<TlbStay> stays = track.stays();
      stays.forEach(stay -> names.put(stay.pid(), String.valueOf(stay.pid())));
      tlbs.add(
          new One(
              track.buffer(),
              track.slots(),
              stays,
              track.completeFrom(),
              track.fills(),
              track.flushed(),
              ages));
    }
    names.remove(0);
    for (Process process : computer.processes().all()) {
      names.computeIfPresent(process.pid(), (pid, number) -> ProcessNames.of(process));
    }
    return new TlbScene(computer.hart().meter().clock(), tlbs, history.flushes(), names);
  }

  /** Whether an entry is the kernel's, in every address space. */
  static boolean isKernel(TlbStay stay) {
    return stay.pte().global() || stay.pid() == 0;
  }

  /** The letter of whose an entry is. */
  String letter(TlbStay stay) {
    return isKernel(stay) ? "k" : Ink.letter(index(stay));
  }

  /** Its class in the page's style. */
  String style(TlbStay stay) {
    return isKernel(stay) ? "own-kernel" : Ink.style(index(stay));
  }

  private int index(TlbStay stay) {
    return (int) names.keySet().stream().filter(other -> other < stay.pid()).count();
  }
}
