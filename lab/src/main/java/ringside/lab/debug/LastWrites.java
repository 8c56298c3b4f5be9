package ringside.lab.debug;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Who last wrote a word of memory: another run from the first cycle on, that shows the accesses to
 * lines which may be the word's, and is otherwise as fast as any.
 */
final class LastWrites {
  private static final int MOST_HOPS = 50;

  private final Twins twins;
  private List<Write> known = List.of();
  private int physical;
  private long end;

  LastWrites(Twins twins) {
    this.twins = twins;
  }

  /** It is another run from now on. */
  void forget() {
    known = List.of();
  }

  /** The last writes to a word before a place, the last first. */
  List<Write> of(int word, long before) {
    boolean covers = word == physical && before <= end && !known.isEmpty();
    if (!covers || earlier(before).isEmpty()) {
      find(word, before);
    }
    List<Write> found = new ArrayList<>(earlier(before));
    Collections.reverse(found);
    return found;
  }

  /**
   * Where a byte comes from, the last write to it first.
   *
   * @param interrupted asked after each hop whether to leave it there
   */
  List<Write> origin(int physical, long before, BooleanSupplier interrupted) {
    List<Write> hops = new ArrayList<>();
    Optional<Copy> next = Optional.of(new Copy(physical, before));
    while (next.isPresent() && hops.size() < MOST_HOPS && !interrupted.getAsBoolean()) {
      int offset = next.get().physical() & 3;
      Optional<Write> last =
          of(next.get().physical() & ~3, next.get().before()).stream()
              .filter(write -> write.covers(offset))
              .findFirst();
      last.ifPresent(hops::add);
      next =
          last.flatMap(
              write ->
                  write
                      .copy()
                      .map(
                          from ->
                              new Copy(from.physical() + offset - write.first(), from.before())));
    }
    return hops;
  }

  private List<Write> earlier(long before) {
    return known.stream()
        .filter(write -> write.cycle() < before || write.byHand() && write.cycle() == before)
        .toList();
  }

  private void find(int word, long before) {
    WriteObserver observer = new WriteObserver(word);
    Twin twin = twins.atStart(session -> session.prepared(observer::meet).accesses(observer::of));
    twin.goTo(before);
    known = observer.finish(twin.view().memory());
    physical = word;
    end = before;
  }
}
