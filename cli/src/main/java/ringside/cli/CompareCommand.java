package ringside.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import ringside.lab.compare.Difference;
import ringside.lab.host.Host;
import ringside.lab.page.DifferencePage;
import ringside.lab.page.Report;
import ringside.lab.report.DepartureText;
import ringside.lab.report.DifferenceReport;
import ringside.lab.report.Paragraph;
import ringside.lab.report.PathReport;
import ringside.lab.report.Texts;
import ringside.lab.session.GuestException;
import ringside.lab.trial.Trial;
import ringside.lab.trial.TwoRuns;
import ringside.lab.trial.UnknownCost;
import ringside.lab.trial.WhatIf;

/** {@code ringside compare}: two runs side by side, and what explains the difference. */
@Command(name = "compare", mixinStandardHelpOptions = true, sortOptions = false)
final class CompareCommand implements Callable<Integer> {
  private static final int DEFAULT_TOP = 12;

  private final Host host;
  private final List<String> arguments;
  private final List<String> words;

  @Parameters(paramLabel = "PROGRAM", arity = "0..*")
  private List<String> programs = new ArrayList<>();

  @Option(names = "--vs", paramLabel = "'OPTIONS'")
  private @Nullable String versus;

  @Option(names = "--free", paramLabel = "COST")
  private @Nullable String free;

  @Option(names = "--same-schedule")
  private boolean sameSchedule;

  @Option(names = "--report", paramLabel = "FILE.html|-")
  private @Nullable String report;

  @Option(names = "--top", paramLabel = "NUMBER")
  private int top = DEFAULT_TOP;

  @Option(names = "--lang", paramLabel = "en|ko")
  private @Nullable String language;

  @Mixin private TrialOptions options = new TrialOptions();

  /** A comparison; the words of the command line are read again for the second run. */
  CompareCommand(Host host, List<String> arguments, List<String> words) {
    this.host = host;
    this.arguments = arguments;
    this.words = words;
  }

  @Override
  public Integer call() throws Failure {
    check();
    Texts texts = new Texts(Languages.choose(language, host));
    try {
      tell(texts, runs(options.trial(host, programs.get(0), arguments)));
    } catch (GuestException refused) {
      throw new Failure(Status.LOAD, "ringside: " + refused.getMessage());
    }
    return Status.OK.number();
  }

  private void check() throws Failure {
    int ways = (versus == null ? 0 : 1) + (free == null ? 0 : 1) + (programs.size() == 2 ? 1 : 0);
    if (programs.isEmpty() || programs.size() > 2 || ways != 1) {
      throw new Failure(
          Status.USAGE,
          "ringside: name two programs, or one with --vs or --free"
              + "\n  as in ringside compare switch-cost --as process --vs '--as thread'");
    }
    if (top <= 0) {
      throw new Failure(Status.USAGE, "ringside: --top: a positive number, please");
    }
  }

  private TwoRuns runs(Trial first) throws Failure {
    if (free != null) {
      try {
        WhatIf.TwoTrials trials = WhatIf.on(first, free);
        return TwoRuns.withSameTurns(trials.whole(), trials.without());
      } catch (UnknownCost none) {
        throw new Failure(Status.USAGE, "ringside: --free " + free + ": " + none.getMessage());
      }
    }
    Trial second = second();
    return sameSchedule ? TwoRuns.withSameTurns(first, second) : TwoRuns.of(first, second);
  }

  private Trial second() throws Failure {
    if (versus == null) {
      return options.trial(host, programs.get(1), arguments);
    }
    CompareCommand other = new CompareCommand(host, arguments, words);
    List<String> both = new ArrayList<>(words.subList(1, words.size()));
    both.addAll(CommandWords.of("--vs", versus));
    try {
      new CommandLine(other)
          .setOverwrittenOptionsAllowed(true)
          .setAllowOptionsAsOptionParameters(true)
          .parseArgs(both.toArray(String[]::new));
    } catch (ParameterException wrong) {
      throw new Failure(
          Status.USAGE,
          "ringside: --vs "
              + versus
              + ": "
              + wrong.getMessage()
              + "\n  give it options of compare");
    }
    return other.options.trial(host, other.programs.get(0), arguments);
  }

  private void tell(Texts texts, TwoRuns runs) throws Failure {
    PrintStream out = host.text();
    Difference difference = runs.difference();
    Report page =
        new DifferencePage(
            texts,
            nameOfFirst(),
            nameOfSecond(),
            difference,
            Optional.ofNullable(free),
            runs.path());
    FigureReport.show(report, page, host.err());
    new DifferenceReport(texts, out).print(nameOfFirst(), nameOfSecond(), difference, top);
    String cost = free;
    if (cost != null) {
      out.println();
      out.println(texts.get("compare.free", cost));
      if (difference.change() == 0) {
        out.println(texts.get("compare.free.nothing"));
      }
      out.println();
      new PathReport(texts, out).print(runs.path(), cost, -difference.change(), top);
    }
    if (runs.followed() > 0) {
      out.println();
      new DepartureText(texts)
          .sentences(runs.followed(), runs.departures())
          .forEach(sentence -> Paragraph.lines(sentence, 0).forEach(out::println));
    }
    Trial.Outcome a = runs.first();
    Trial.Outcome b = runs.second();
    if (a.status() != b.status()) {
      out.println(texts.get("compare.status", a.status(), b.status()));
    }
    if (!Arrays.equals(a.output(), b.output())) {
      out.println(texts.get("compare.output", a.output().length, b.output().length));
    }
    out.flush();
  }

  private String nameOfFirst() {
    return programs.size() == 2 ? programs.get(0) : String.join(" ", own());
  }

  private String nameOfSecond() {
    if (programs.size() == 2) {
      return programs.get(1);
    }
    return String.join(" ", own()) + " " + (versus == null ? "--free " + free : versus);
  }

  /** The words that both runs share. */
  private List<String> own() {
    List<String> own = new ArrayList<>();
    for (int i = 1; i < words.size(); i++) {
      String word = words.get(i);
      if (word.equals("--vs")
          || word.equals("--free")
          || word.equals("--top")
          || word.equals("--report")
          || word.equals("--lang")) {
        i++;
      } else if (!word.startsWith("--vs=")
          && !word.startsWith("--free=")
          && !word.equals("--same-schedule")) {
        own.add(word);
      }
    }
    return own;
  }
}
