package ringside.lab.report;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ringside.kernel.choice.Departure;
import ringside.kernel.choice.Turn;

/** Whether a run had the turns of another one, in sentences. */
public final class DepartureText {
  private final Texts texts;

  /** Sentences in the language of the texts. */
  public DepartureText(Texts texts) {
    this.texts = texts;
  }

  /**
   * At most three sentences.
   *
   * @param followed turns that were to be had
   * @param departures where they were not, in order
   */
  public List<String> sentences(int followed, List<Departure> departures) {
    List<String> all = new ArrayList<>();
    if (departures.isEmpty()) {
      all.add(texts.get("compare.turns.same", Numbers.grouped(followed)));
      return all;
    }
    List<Departure> work =
        departures.stream().filter(one -> one.kind() == Departure.Kind.OTHER_WORK).toList();
    if (!work.isEmpty()) {
      all.add(sentence(work.get(0)));
      if (work.size() > 1) {
        all.add(texts.get("compare.turns.more", Numbers.grouped(work.size() - 1)));
      }
    }
    Departure last = departures.get(departures.size() - 1);
    if (last.kind() != Departure.Kind.OTHER_WORK) {
      all.add(sentence(last));
    }
    return all;
  }

  private String sentence(Departure one) {
    String cycle = Numbers.grouped(one.cycle());
    Turn then = one.then();
    Turn now = one.now();
    return switch (one.kind()) {
      case OTHER_WORK -> texts.get("compare.turns.work", cycle, one.tid(), of(now), of(then));
      case OTHER_END ->
          texts.get("compare.turns.end", cycle, one.tid(), end(now), of(now), end(then), of(then));
      case NOT_READY -> texts.get("compare.turns.ready", cycle, one.tid());
      case LONGER -> texts.get("compare.turns.longer", cycle, one.tid());
    };
  }

  private static String of(@Nullable Turn turn) {
    return Numbers.grouped(turn == null ? 0 : turn.instructions());
  }

  private String end(@Nullable Turn turn) {
    return turn == null ? "" : texts.get("compare.turns.end." + turn.end().title());
  }
}
