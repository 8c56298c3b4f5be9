package ringside.lab.debug;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import ringside.lab.session.SessionBuilder;

/**
 * Who last wrote a word of memory: another run from the first cycle on, that shows the accesses to
 * lines which may be the word's, and is otherwise as fast as any.
 */
final class LastWrites {
  private static final int MOST_HOPS = 50;

  private final Twins twins;
  private final Focus focus;
  private List<Write> known = List.of();
  private int computer;
  private int physical;
  private long end;

  LastWrites(Twins twins, Focus focus) {
    this.twins = twins;
    this.focus = focus;
  }

  /** It is another run from now on. */
  void forget() {
    known = List.of();
  }

  /**
   * The last writes to a word before a place, the last first.
   *
   * @param number of the computer, from 1
   */
  List<Write> of(int number, int word, long before) {
    boolean covers = number == computer && word == physical && before <= end && !known.isEmpty();
    if (!covers || earlier(before).isEmpty()) {
      find(number, word, before);
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
    Optional<Copy> next = Optional.of(new Copy(focus.computer(), physical, before));
    while (next.isPresent() && hops.size() < MOST_HOPS && !interrupted.getAsBoolean()) {
      int offset = next.get().physical() & 3;
      Optional<Write> last = last(next.get(), offset);
      last.ifPresent(hops::add);
      next = last.flatMap(write -> write.copy().map(from -> from.behind(offset - write.first())));
    }
    return hops;
  }

  private Optional<Write> last(Copy from, int offset) {
    return of(from.computer(), from.physical() & ~3, from.before()).stream()
        .filter(write -> write.covers(offset))
        .findFirst();
  }

  private List<Write> earlier(long before) {
    return known.stream()
        .filter(write -> write.cycle() < before || write.byHand() && write.cycle() == before)
        .toList();
  }

  private void find(int number, int word, long before) {
    Cargoes cargoes = new Cargoes();
    WriteObserver observer = new WriteObserver(number, word, cargoes);
    Twin twin = twins.atStart(session -> observed(session, number, observer, cargoes));
    twin.goTo(number, before);
    known = observer.finish(twin.view(number).memory());
    computer = number;
    physical = word;
    end = before;
  }

  private static SessionBuilder observed(
      SessionBuilder session, int number, WriteObserver observer, Cargoes cargoes) {
    for (int each = 1; each <= session.computers(); each++) {
      int computer = each;
      if (computer != number) {
        session.of(computer).accesses(meter -> cargoes.leaving(computer));
      }
    }
    return session.of(number).prepared(observer::meet).accesses(observer::of);
  }
}
