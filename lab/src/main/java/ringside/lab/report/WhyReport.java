package ringside.lab.report;

import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import ringside.kernel.event.Event;
import ringside.kernel.event.ThreadState;
import ringside.lab.place.Site;
import ringside.lab.why.Incident;
import ringside.lab.why.WhyBook;

/** The sentences of {@code ringside why}. */
public final class WhyReport {
  private final Texts texts;
  private final WhyBook book;
  private final WhyText words;
  private final PrintStream out;

  /** A report in the language of the texts. */
  public WhyReport(Texts texts, WhyBook book, PrintStream out) {
    this.texts = texts;
    this.book = book;
    this.words = new WhyText(texts, book.programs());
    this.out = out;
  }

  /** Why the moment's event happened. */
  public void event(Incident event) {
    print(words.of(event), 0);
  }

  /**
   * Why a thread is where it is.
   *
   * @param tid which; 0 for the one that runs
   * @param cycle of the moment
   * @param pc where the hart was in a program; null where it was in the kernel
   */
  public void thread(int tid, long cycle, Optional<Site> pc) {
    int whose = tid == 0 ? book.onHart() : tid;
    Optional<Event.StateChanged> state = book.state(whose);
    String when = Numbers.grouped(cycle);
    if (state.isEmpty()) {
      print(texts.get("why.idle", when), 0);
      return;
    }
    Event.StateChanged last = state.get();
    String who = words.who(last.at().pid(), whose);
    if (last.to() == ThreadState.RUNNING) {
      String where = pc.map(words::place).orElse(texts.get("place.in.kernel"));
      print(texts.get("why.runs", when, who, where), 0);
    } else {
      String since = Numbers.grouped(last.at().cycle());
      print(texts.get("why.is", when, who, texts.get("state." + last.to().title()), since), 0);
    }
    if (last.to() == ThreadState.BLOCKED) {
      print(book.wake(whose).map(this::wake).orElse(texts.get("why.never")), 0);
    }
  }

  /** What had happened last, the latest first. */
  public void last(List<Incident> incidents) {
    out.println();
    out.println(texts.get("why.last"));
    incidents.forEach(incident -> print(words.of(incident), 2));
  }

  private String wake(Incident incident) {
    return texts.get("why.wake", words.of(incident));
  }

  private void print(String sentence, int indent) {
    Paragraph.lines(sentence, indent).forEach(out::println);
  }
}
