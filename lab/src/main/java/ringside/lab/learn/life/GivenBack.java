package ringside.lab.learn.life;

import java.util.ArrayList;
import java.util.List;
import ringside.kernel.Computer;
import ringside.kernel.event.Event;
import ringside.kernel.event.EventKind;
import ringside.kernel.process.Process;
import ringside.lab.learn.experiment.Evidence;
import ringside.lab.learn.experiment.Excerpt;
import ringside.lab.learn.experiment.Experiment;
import ringside.lab.learn.experiment.Findings;
import ringside.lab.learn.experiment.Onlooker;
import ringside.lab.learn.experiment.Prediction;
import ringside.lab.look.DescriptorTable;
import ringside.lab.session.Guest;
import ringside.lab.session.Machine;

/** B4: frames, descriptors and kernel objects before a child, in its life, as a zombie, after. */
final class GivenBack implements Experiment {
  @Override
  public String id() {
    return "B4";
  }

  @Override
  public Excerpt excerpt() {
    return new Excerpt("reaping", "for (int round", 9);
  }

  @Override
  public Prediction prediction() {
    return new Prediction.Choice(4);
  }

  /** What is in use at a moment of the last round. */
  private record Count(
      String moment, int frames, int objects, int descriptors, int processes, int zombies) {
    static Count of(String moment, Computer computer) {
      int descriptors = 0;
      for (DescriptorTable table : DescriptorTable.of(computer)) {
        descriptors += table.rows().size();
      }
      return new Count(
          moment,
          computer.memory().frames().inUse(),
          computer.memory().heap().objects(),
          descriptors,
          computer.processes().all().size(),
          (int) computer.processes().all().stream().filter(Process::isZombie).count());
    }
  }

  @Override
  public Findings measure() {
    List<Count> counts = new ArrayList<>();
    Onlooker.watch(
        Guest.of("reaping"),
        Machine.classic(),
        (event, computer) -> {
          String moment = moment(event);
          if (!moment.isEmpty()) {
            counts.add(Count.of(moment, computer));
          }
        },
        EventKind.CALL,
        EventKind.PROCESS);
    // In the last round what only a first one needs is there already.
    List<Count> last = counts.subList(counts.size() - 4, counts.size());
    return findings(last.get(0), last.get(1), last.get(2), last.get(3));
  }

  /** Of a round: before fork, at the child's exit, at the parent's wait, and after it. */
  private static String moment(Event event) {
    if (event instanceof Event.Called call) {
      return switch (call.title()) {
        case "clone" -> ".before";
        case "exit_group" -> call.arguments().get(0) == 0 ? "" : ".alive";
        case "waitid" -> ".zombie";
        default -> "";
      };
    }
    return event instanceof Event.Returned call && call.title().equals("waitid") ? ".after" : "";
  }

  private static Findings findings(Count before, Count alive, Count zombie, Count after) {
    int frames = zombie.frames - before.frames;
    int objects = zombie.objects - before.objects;
    boolean memory = frames >= (alive.frames - before.frames) / 2;
    boolean files = zombie.descriptors > before.descriptors;
    char right = memory ? files ? 'a' : 'd' : objects > 0 ? 'b' : 'c';
    Evidence.Builder table =
        Evidence.table(
            "counts", ".moment", ".frames", ".descriptors", ".objects", ".processes", ".zombies");
    for (Count count : List.of(before, alive, zombie, after)) {
      table.row(
          count.moment,
          count.frames,
          count.descriptors,
          count.objects,
          count.processes,
          count.zombies);
    }
    return Findings.option(right)
        .value("frames", alive.frames - before.frames)
        .value("frames.zombie", frames)
        .value("frames.after", after.frames - before.frames)
        .value("descriptors", alive.descriptors - before.descriptors)
        .value("descriptors.after", after.descriptors - before.descriptors)
        .value("objects", alive.objects - before.objects)
        .value("objects.zombie", objects)
        .value("objects.after", after.objects - before.objects)
        .value("zombies", zombie.zombies)
        .value("zombies.after", after.zombies)
        .value("processes.after", after.processes - before.processes)
        .table(table.done());
  }
}
