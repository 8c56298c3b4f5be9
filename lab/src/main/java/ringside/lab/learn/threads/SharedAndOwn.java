package ringside.lab.learn.threads;

import java.util.ArrayList;
import java.util.List;
import ringside.lab.learn.experiment.Evidence;
import ringside.lab.learn.experiment.Excerpt;
import ringside.lab.learn.experiment.Experiment;
import ringside.lab.learn.experiment.Findings;
import ringside.lab.learn.experiment.Prediction;
import ringside.lab.report.Numbers;
import ringside.lab.session.Guest;
import ringside.lab.session.Session;
import ringside.lab.session.Stop;
import ringside.lab.session.StopReason;
import ringside.lab.session.ThreadView;

/** C1: who writes what of a variable, a block of the heap and a local on the stack, and where. */
final class SharedAndOwn implements Experiment {
  /** What the function of both threads makes on its stack; its local is the lowest word. */
  private static final int STACK_FRAME_BYTES = 16;

  @Override
  public String id() {
    return "C1";
  }

  @Override
  public Excerpt excerpt() {
    return new Excerpt("thread-stacks", "work:", 12);
  }

  @Override
  public Prediction prediction() {
    return new Prediction.Choice(4);
  }

  @Override
  public Findings measure() {
    try (Session session = Session.of(Guest.of("thread-stacks")).build()) {
      session.runUntil(Stop.whenWritten("heap_block"));
      WrittenWords words = new WrittenWords(session);
      List<Spot> shared =
          List.of(
              spot(words, ".global", session.station().address("global")),
              spot(words, ".heap", session.word("heap_block")));
      List<ThreadView> threads = new ArrayList<>();
      List<Spot> own = new ArrayList<>();
      while (words.runUntil(Stop.at("work")) instanceof StopReason.Breakpoint begun) {
        ThreadView thread = session.thread(begun.tid());
        threads.add(thread);
        String name = ".local" + threads.size();
        own.add(spot(words, name, thread.register("sp") - STACK_FRAME_BYTES));
      }
      return told(threads, shared, own);
    }
  }

  private record Spot(String name, int address, WrittenWords.Word word) {}

  private static Spot spot(WrittenWords words, String name, int address) {
    return new Spot(name, address, words.watch(address));
  }

  private static Findings told(List<ThreadView> threads, List<Spot> shared, List<Spot> own) {
    int first = threads.get(0).tid();
    int second = threads.get(1).tid();
    Evidence.Builder table =
        Evidence.table("words", ".word", ".virtual", ".physical", ".one", ".two", ".value");
    List<Spot> all = new ArrayList<>(shared);
    all.addAll(own);
    int places = 0;
    for (Spot spot : all) {
      WrittenWords.Word word = spot.word;
      places += word.writes(first) > 0 && word.writes(second) > 0 ? 1 : 0;
      table.row(
          spot.name,
          Numbers.hex(spot.address),
          word.place(),
          word.writes(first),
          word.writes(second),
          word.value());
    }
    Findings findings = Findings.option(answer(shared, own, first, second)).value("shared", places);
    for (Spot spot : all) {
      String name = spot.name.substring(1);
      findings.value(name, spot.word.value()).value(name + ".place", spot.word.place());
      findings.value(name + ".one", spot.word.writes(first));
      findings.value(name + ".two", spot.word.writes(second));
    }
    return findings
        .value("sp.one", Numbers.hex(threads.get(0).register("sp")))
        .value("sp.two", Numbers.hex(threads.get(1).register("sp")))
        .value("registers", differing(threads.get(0), threads.get(1)))
        .table(table.done());
  }

  /** Registers that differ though both threads are about to execute the same instruction. */
  private static int differing(ThreadView one, ThreadView other) {
    int count = 0;
    for (int number = 0; number < one.registers().size(); number++) {
      count += one.registers().get(number).equals(other.registers().get(number)) ? 0 : 1;
    }
    return count;
  }

  /** By whether both have written the variable, the block, and a local: all, two, one or none. */
  private static char answer(List<Spot> shared, List<Spot> own, int first, int second) {
    long reached =
        shared.stream()
            .filter(spot -> spot.word.writes(first) > 0 && spot.word.writes(second) > 0)
            .count();
    boolean locals =
        own.stream().anyMatch(s -> s.word.writes(first) > 0 && s.word.writes(second) > 0);
    return locals ? 'a' : reached == 2 ? 'b' : reached == 1 ? 'c' : 'd';
  }
}
