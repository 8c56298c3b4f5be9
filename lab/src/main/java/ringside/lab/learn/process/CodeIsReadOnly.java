package ringside.lab.learn.process;

import java.util.ArrayList;
import java.util.List;
import ringside.kernel.event.Event;
import ringside.kernel.event.EventKind;
import ringside.lab.explain.CrashReport;
import ringside.lab.explain.CrashReporter;
import ringside.lab.explain.UserView;
import ringside.lab.learn.experiment.Evidence;
import ringside.lab.learn.experiment.Excerpt;
import ringside.lab.learn.experiment.Experiment;
import ringside.lab.learn.experiment.Findings;
import ringside.lab.learn.experiment.Onlooker;
import ringside.lab.learn.experiment.Prediction;
import ringside.lab.report.Numbers;
import ringside.lab.report.PteText;
import ringside.lab.session.Guest;
import ringside.lab.session.Machine;
import ringside.lab.session.RunResult;
import ringside.lab.session.Session;
import ringside.lab.session.Station;
import ringside.lab.session.Stop;
import ringside.mmu.sv32.Access;
import ringside.mmu.sv32.Pte;

/** A3: an instruction can be read as data, and not be written. */
final class CodeIsReadOnly implements Experiment {
  private static final String PROGRAM = "textwrite";
  private static final String INSTRUCTION = "target";

  @Override
  public String id() {
    return "A3";
  }

  @Override
  public Excerpt excerpt() {
    return new Excerpt(PROGRAM, "la   s0, target", 11);
  }

  @Override
  public Prediction prediction() {
    return new Prediction.Choice(4);
  }

  @Override
  public Findings measure() {
    List<CrashReport> crashes = new ArrayList<>();
    List<Event.PageFaulted> refused = new ArrayList<>();
    List<Integer> words = new ArrayList<>();
    RunResult result =
        Onlooker.watch(
            Guest.of(PROGRAM),
            Machine.classic(),
            (event, computer) -> {
              if (event instanceof Event.PageFaulted fault) {
                refused.add(fault);
              } else if (event instanceof Event.Crashed crash) {
                var thread = computer.thread(crash.at().tid()).orElseThrow();
                var memory = computer.hart().mmu().memory();
                crashes.add(new CrashReporter(memory).report(thread, crash));
                var view = new UserView(memory, thread.process().space());
                words.add(view.wordAt(crash.address().orElseThrow()).orElseThrow());
              }
            },
            EventKind.FAULT,
            EventKind.CRASH);
    return findings(
        loaded(), crashes.get(0), refused.get(refused.size() - 1), words.get(0), result);
  }

  private static Findings findings(
      int loaded, CrashReport crash, Event.PageFaulted fault, int word, RunResult result) {
    Pte pte = crash.walk().get(crash.walk().size() - 1);
    boolean read = loaded == word;
    boolean written = fault.access() != Access.STORE;
    char right = read ? written ? 'a' : 'b' : written ? 'c' : 'd';
    String address = Numbers.hex(fault.address());
    return Findings.option(right)
        .value("address", address)
        .value("word", Numbers.hex(word))
        .value("flags", PteText.letters(pte))
        .value("signal", crash.signal().name())
        .value("status", result.exitStatus())
        .table(
            Evidence.table("fault", ".what", ".seen")
                .row(".loaded", Numbers.hex(loaded))
                .row(".instruction", crash.instruction())
                .row(".access", fault.access() + " " + address)
                .row(".outcome", fault.outcome())
                .row(".pte", Numbers.hex(pte.bits()))
                .row(".flags", PteText.letters(pte))
                .row(".unchanged", Numbers.hex(word))
                .row(".signal", crash.signal())
                .row(".status", result.exitStatus())
                .done());
  }

  /** What the load of the instruction brings: what is printed of it next. */
  private static int loaded() {
    try (Session session = Session.of(Guest.of(PROGRAM)).build()) {
      session.runUntil(Stop.at("printf"));
      Station station = session.station();
      boolean asked =
          station.thread(station.first().threads().get(0).tid()).register("s0")
              == station.address(INSTRUCTION);
      return asked ? station.thread(station.first().threads().get(0).tid()).register("a1") : 0;
    }
  }
}
