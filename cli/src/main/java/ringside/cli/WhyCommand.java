package ringside.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import ringside.lab.host.Host;
import ringside.lab.report.Texts;
import ringside.lab.report.WhyReport;
import ringside.lab.session.GuestException;
import ringside.lab.trial.Trial;
import ringside.lab.trial.Why;
import ringside.lab.why.Incident;
import ringside.lab.why.Moment;

/** {@code ringside why}: what had happened last at a moment of a run, and what it came from. */
@Command(name = "why", mixinStandardHelpOptions = true, sortOptions = false)
final class WhyCommand implements Callable<Integer> {
  private static final String EVENT = "event:";

  private final Host host;
  private final List<String> arguments;

  @Parameters(paramLabel = "PROGRAM", arity = "0..*")
  private List<String> programs = new ArrayList<>();

  @Option(names = "--at", paramLabel = "CYCLE|event:NUMBER")
  private @Nullable String at;

  @Option(names = "--thread", paramLabel = "TID")
  private int thread;

  @Option(names = "--lang", paramLabel = "en|ko")
  private @Nullable String language;

  @Mixin private TrialOptions options = new TrialOptions();

  WhyCommand(Host host, List<String> arguments) {
    this.host = host;
    this.arguments = arguments;
  }

  @Override
  public Integer call() throws Failure {
    if (programs.size() != 1) {
      throw new Failure(Status.USAGE, "ringside: name one program, as in " + EXAMPLE);
    }
    Texts texts = new Texts(Languages.choose(language, host));
    Trial trial = options.trial(host, programs.get(0), arguments);
    try (Why why = Why.of(trial, moment())) {
      tell(why, texts);
    } catch (GuestException refused) {
      throw new Failure(Status.LOAD, "ringside: " + refused.getMessage());
    }
    return Status.OK.number();
  }

  private static final String EXAMPLE = "ringside why switch-cost --at 200000";

  private Moment moment() throws Failure {
    if (at == null) {
      throw new Failure(Status.USAGE, "ringside: --at is missing, as in " + EXAMPLE);
    }
    boolean event = at.startsWith(EVENT);
    try {
      long number = Long.parseLong(event ? at.substring(EVENT.length()) : at.replace("_", ""));
      if (number >= 0) {
        return event ? Moment.ofEvent(number) : Moment.ofCycle(number);
      }
    } catch (NumberFormatException unclear) {
      // What is wanted is said below.
    }
    throw new Failure(
        Status.USAGE,
        "ringside: --at is a cycle, or event: and the number of an event of --trace FILE.jsonl, not "
            + at);
  }

  private void tell(Why why, Texts texts) throws Failure {
    if (!why.reached()) {
      throw new Failure(
          Status.USAGE,
          "ringside: the run ends before --at "
              + at
              + ": at cycle "
              + why.cycle()
              + ", with "
              + why.book().events()
              + " events");
    }
    if (thread != 0 && !why.book().threads().contains(thread)) {
      throw new Failure(
          Status.USAGE,
          "ringside: --thread "
              + thread
              + ": there has been no such thread; there are "
              + why.book().threads());
    }
    PrintStream out = host.text();
    WhyReport report = new WhyReport(texts, why.book(), out);
    Optional<Incident> event = why.book().event();
    event.ifPresent(report::event);
    if (event.isEmpty()) {
      report.thread(thread, why.cycle(), why.place());
      report.last(why.book().last(thread));
    }
    out.flush();
  }
}
