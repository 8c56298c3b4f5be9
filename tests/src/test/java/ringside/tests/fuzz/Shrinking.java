package ringside.tests.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import net.jqwik.api.state.Transformer;

/**
 * Leaves out of a failing sequence what it can do without: halves first, single deeds last. A whole
 * run with the rest decides, whatever else the rest then comes to mean.
 */
final class Shrinking {
  private Shrinking() {}

  /** The sequence that some deeds come to. */
  static Session replay(List<Transformer<Session>> deeds) {
    Session session = new Session();
    for (Transformer<Session> deed : deeds) {
      session = deed.apply(session);
    }
    return session;
  }

  /** Deeds that still fail, none of which can be left out. */
  static List<Transformer<Session>> shrink(
      List<Transformer<Session>> failing, Predicate<Session> fails) {
    List<Transformer<Session>> rest = failing;
    for (int part = rest.size() / 2; part > 0; ) {
      List<Transformer<Session>> shorter = without(rest, part, fails);
      boolean again = part == 1 && shorter.size() < rest.size();
      rest = shorter;
      part = again ? 1 : part / 2;
    }
    return rest;
  }

  private static List<Transformer<Session>> without(
      List<Transformer<Session>> failing, int part, Predicate<Session> fails) {
    List<Transformer<Session>> rest = failing;
    for (int from = 0; from < rest.size(); ) {
      List<Transformer<Session>> shorter = new ArrayList<>(rest.subList(0, from));
      shorter.addAll(rest.subList(Math.min(from + part, rest.size()), rest.size()));
      if (fails.test(replay(shorter))) {
        rest = shorter;
      } else {
        from += part;
      }
    }
    return rest;
  }
}
