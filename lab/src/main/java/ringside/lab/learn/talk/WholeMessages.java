package ringside.lab.learn.talk;

import java.util.List;
import ringside.kernel.event.Direction;
import ringside.kernel.event.Event;
import ringside.kernel.event.EventKind;
import ringside.lab.learn.experiment.Evidence;
import ringside.lab.learn.experiment.Excerpt;
import ringside.lab.learn.experiment.Experiment;
import ringside.lab.learn.experiment.Findings;
import ringside.lab.learn.experiment.Prediction;
import ringside.lab.learn.experiment.Watched;
import ringside.lab.session.Guest;

/** E3: whole messages, kept by the kernel, taken by type or by priority. */
final class WholeMessages implements Experiment {
  @Override
  public String id() {
    return "E3";
  }

  @Override
  public Excerpt excerpt() {
    return new Excerpt("msgqueue", "static void send", 5);
  }

  @Override
  public Prediction prediction() {
    return new Prediction.Choice(4);
  }

  @Override
  public Findings measure() {
    Watched types = Watched.run(Guest.of("msgqueue"), EventKind.MESSAGE, EventKind.PROCESS);
    Watched priorities = Watched.run(Guest.of("priorities"), EventKind.MESSAGE);
    List<Event.Moved> out = moved(types, Direction.OUT);
    Event.ProcessEnded sender =
        types.all(Event.ProcessEnded.class).stream()
            .filter(end -> end.at().pid() == moved(types, Direction.IN).get(0).at().pid())
            .findFirst()
            .orElseThrow();
    boolean gone = sender.at().cycle() < out.get(0).at().cycle();
    long whole = whole(types);
    Evidence.Builder table = Evidence.table("messages", ".came", ".number", ".bytes");
    out.forEach(move -> table.row(".type", move.number(), move.bytes()));
    moved(priorities, Direction.OUT)
        .forEach(move -> table.row(".priority", move.number(), move.bytes()));
    return Findings.option(gone && whole == out.size() ? 'c' : gone ? 'b' : 'a')
        .value("messages", out.size())
        .value("whole", whole)
        .value("ended", sender.at().cycle())
        .value("received", out.get(0).at().cycle())
        .value("overtaken", overtaken(types))
        .value("overtaken.priority", overtaken(priorities))
        .table(table.done());
  }

  private static List<Event.Moved> moved(Watched run, Direction direction) {
    return run.all(Event.Moved.class).stream()
        .filter(move -> move.direction() == direction)
        .toList();
  }

  /** Messages that came out with as many bytes as they went in with. */
  private static long whole(Watched run) {
    return moved(run, Direction.OUT).stream()
        .filter(
            out ->
                moved(run, Direction.IN).stream()
                    .anyMatch(in -> in.number() == out.number() && in.bytes() == out.bytes()))
        .count();
  }

  /** Messages that came out before one that had been sent earlier. */
  private static long overtaken(Watched run) {
    List<Event.Moved> out = moved(run, Direction.OUT);
    long count = 0;
    for (int i = 0; i + 1 < out.size(); i++) {
      long number = out.get(i).number();
      count += out.stream().skip(i + 1).anyMatch(later -> later.number() < number) ? 1 : 0;
    }
    return count;
  }
}
