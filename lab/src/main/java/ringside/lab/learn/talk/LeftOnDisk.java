package ringside.lab.learn.talk;

import java.util.List;
import ringside.kernel.event.Event;
import ringside.kernel.event.EventKind;
import ringside.lab.learn.experiment.Evidence;
import ringside.lab.learn.experiment.Excerpt;
import ringside.lab.learn.experiment.Experiment;
import ringside.lab.learn.experiment.Findings;
import ringside.lab.learn.experiment.Prediction;
import ringside.lab.learn.experiment.Watched;
import ringside.lab.session.Guest;

/** E6: who wrote the file has ended before somebody opens it. */
final class LeftOnDisk implements Experiment {
  @Override
  public String id() {
    return "E6";
  }

  @Override
  public Excerpt excerpt() {
    return new Excerpt("files", "call fork", 12);
  }

  @Override
  public Prediction prediction() {
    return new Prediction.Choice(3);
  }

  @Override
  public Findings measure() {
    Watched run = Watched.run(Guest.of("files"), EventKind.CALL, EventKind.PROCESS);
    Event.ProcessEnded writer = run.all(Event.ProcessEnded.class).get(0);
    List<Event.Returned> calls = run.all(Event.Returned.class);
    Event.Returned written =
        calls.stream()
            .filter(call -> call.at().pid() == writer.at().pid() && call.title().equals("write"))
            .findFirst()
            .orElseThrow();
    Event.Returned opened =
        calls.stream()
            .filter(call -> call.at().pid() != writer.at().pid() && call.title().equals("openat"))
            .findFirst()
            .orElseThrow();
    long read =
        calls.stream()
            .filter(call -> call.at().number() > opened.at().number())
            .filter(call -> call.title().equals("read") && call.errno() == null)
            .mapToLong(Event.Returned::value)
            .sum();
    boolean later = opened.at().cycle() > writer.at().cycle();
    Evidence table =
        Evidence.table("steps", ".step", "cycles")
            .row(".written", written.at().cycle())
            .row(".ended", writer.at().cycle())
            .row(".opened", opened.at().cycle())
            .done();
    return Findings.option(later && read > 0 ? 'c' : 'a')
        .value("written", written.value())
        .value("read", read)
        .value("ended", writer.at().cycle())
        .value("opened", opened.at().cycle())
        .value("open.cycles", opened.cycles())
        .table(table);
  }
}
