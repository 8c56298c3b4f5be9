package ringside.lab.report;

import java.io.PrintStream;
import java.util.List;
import java.util.stream.Collectors;
import ringside.kernel.process.GuestThread;
import ringside.lab.explain.ThreadReport;
import ringside.lab.look.Queues;

/** Who waits for the processor, for other things, and for moments. */
final class QueuesText {
  private static final int INDENT = 4;

  private final Texts texts;
  private final PrintStream out;
  private final WaitText waits;

  QueuesText(Texts texts, PrintStream out) {
    this.texts = texts;
    this.out = out;
    this.waits = new WaitText(texts);
  }

  void print(Queues queues) {
    line(texts.get("look.queues.running", names(queues.running())));
    line(texts.get("look.queues.ready", names(queues.ready())));
    for (ThreadReport report : queues.blocked()) {
      String what = waits.targets(report.targets());
      line(
          texts.get(
              "look.queues.blocked", name(report.thread()), what, Numbers.grouped(report.since())));
      report.awaited().stream()
          .flatMap(awaited -> Paragraph.lines(waits.line(awaited), INDENT).stream())
          .forEach(out::println);
    }
    if (queues.timers().isEmpty()) {
      line(texts.get("look.queues.timers.none"));
    }
    for (Queues.Timer timer : queues.timers()) {
      line(texts.get("look.queues.timer", Numbers.grouped(timer.cycle()), whose(timer)));
    }
  }

  private String whose(Queues.Timer timer) {
    return timer
        .thread()
        .map(thread -> texts.get("look.queues.timer.thread", name(thread)))
        .or(
            () ->
                timer
                    .process()
                    .map(
                        process ->
                            texts.get("look.queues.timer.process", ProcessNames.of(process))))
        .orElse(texts.get("look.queues.timer.other"));
  }

  private void line(String text) {
    Paragraph.lines(text, 2).forEach(out::println);
  }

  private String names(List<GuestThread> threads) {
    return threads.isEmpty()
        ? texts.get("look.none")
        : threads.stream().map(QueuesText::name).collect(Collectors.joining(", "));
  }

  /** As in {@code tid 3 ring}. */
  static String name(GuestThread thread) {
    return "tid " + thread.tid() + " " + thread.process().name();
  }
}
