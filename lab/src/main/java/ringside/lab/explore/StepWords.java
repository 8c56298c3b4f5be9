package ringside.lab.explore;

import ringside.isa.abi.Signal;
import ringside.isa.abi.Syscall;
import ringside.lab.place.ProgramBook;
import ringside.lab.place.Site;
import ringside.lab.report.Numbers;
import ringside.lab.report.Texts;

/** Steps in words. */
public final class StepWords {
  private final Texts texts;
  private final ProgramBook programs;

  /** Words for steps of some programs. */
  public StepWords(Texts texts, ProgramBook programs) {
    this.texts = texts;
    this.programs = programs;
  }

  /** Where: the line of source, or else the function. */
  public String place(Step step) {
    String line = programs.line(step.site());
    return line.isEmpty() ? programs.function(step.site()) : line;
  }

  /** What is done. */
  public String deed(Step step) {
    return switch (step.kind()) {
      case CALL -> call(step.value());
      case CRASH -> texts.get("explore.crash", signal(step.value()));
      case READ -> texts.get("explore.read", word(step.site(), step.address()), step.value());
      case WRITE -> texts.get("explore.write", word(step.site(), step.address()), step.value());
      case UPDATE -> texts.get("explore.update", word(step.site(), step.address()), step.value());
    };
  }

  private String call(int number) {
    Syscall call = Syscall.of(number);
    return call == null ? texts.get("explore.call", number) : call.title();
  }

  private static String signal(int number) {
    Signal signal = Signal.of(number);
    return signal == null ? String.valueOf(number) : signal.name();
  }

  /** A word, by the symbol that it belongs to, if there is one. */
  public String word(Site site, int address) {
    if (site.inKernel()) {
      return Numbers.hex(address);
    }
    return programs
        .image(site.program())
        .symbolAt(address)
        .map(Object::toString)
        .orElse(Numbers.hex(address));
  }

  /** A race, in a sentence. */
  public String race(Race race) {
    Step first = race.first();
    Step second = race.second();
    Site known = first.site().inKernel() ? second.site() : first.site();
    return texts.get("explore.race", word(known, first.address()), access(first), access(second));
  }

  private String access(Step step) {
    String kind = step.kind() == Step.Kind.WRITE ? "explore.race.writes" : "explore.race.reads";
    return texts.get(kind, step.tid(), place(step));
  }

  /** What a thread waits for, and who could end it, in a sentence. */
  public String wait(Wait wait) {
    String what = what(wait);
    if (wait.joins()) {
      return texts.get("explore.waits.end", wait.tid(), place(wait.at()), wait.holder());
    }
    return wait.holder() == 0
        ? texts.get("explore.waits", wait.tid(), place(wait.at()), what)
        : texts.get("explore.waits.held", wait.tid(), place(wait.at()), what, wait.holder());
  }

  /** What a thread waits for: the word, if it is one that has a name. */
  public String what(Wait wait) {
    if (wait.target() == null) {
      return "";
    }
    return wait.address() == 0 ? wait.target().title() : word(wait.at().site(), wait.address());
  }
}
