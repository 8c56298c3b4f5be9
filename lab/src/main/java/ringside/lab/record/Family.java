package ringside.lab.record;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ringside.kernel.event.Birth;
import ringside.kernel.event.Event;

/** Who was born, by whom, and how it ended. */
final class Family {
  /** Lives of which all is kept; of a fork bomb's more is of no use to anybody. */
  private static final int MOST = 4096;

  private final List<Person> processes = new ArrayList<>();
  private final Map<Integer, Person> byPid = new HashMap<>();
  private int lives;
  private long left;

  /** A process that is being recorded. */
  private static final class Person {
    private final Event.Born birth;
    private final List<ProcessLife.Program> programs = new ArrayList<>();
    private final List<ProcessLife.ThreadLife> threads = new ArrayList<>();
    private Event.@Nullable ProcessEnded end;
    private long reaped = ProcessLife.NEVER;

    Person(Event.Born birth) {
      this.birth = birth;
    }

    void add(Event.Born born) {
      int by = born.how() == Birth.FIRST ? 0 : born.at().tid();
      threads.add(new ProcessLife.ThreadLife(born.tid(), by, born.at().cycle(), ProcessLife.NEVER));
    }

    void ended(int tid, long cycle) {
      for (int i = 0; i < threads.size(); i++) {
        ProcessLife.ThreadLife thread = threads.get(i);
        if (thread.tid() == tid && thread.ended() == ProcessLife.NEVER) {
          threads.set(i, new ProcessLife.ThreadLife(tid, thread.by(), thread.born(), cycle));
        }
      }
    }

    ProcessLife life() {
      Event.ProcessEnded ended = end;
      return new ProcessLife(
          birth.pid(),
          birth.how() == Birth.FIRST ? 0 : birth.at().pid(),
          birth.how(),
          birth.at().cycle(),
          List.copyOf(programs),
          ended == null ? ProcessLife.NEVER : ended.at().cycle(),
          ended == null ? 0 : ended.status(),
          ended != null && ended.signalled(),
          reaped,
          List.copyOf(threads));
    }
  }

  void event(Event event) {
    if (event instanceof Event.Born born) {
      born(born);
      return;
    }
    int pid = event instanceof Event.Reaped reaped ? reaped.pid() : event.at().pid();
    Person process = byPid.get(pid);
    if (process == null) {
      return;
    }
    long cycle = event.at().cycle();
    if (event instanceof Event.Executed executed) {
      process.programs.add(new ProcessLife.Program(cycle, executed.program()));
    } else if (event instanceof Event.ThreadEnded) {
      process.ended(event.at().tid(), cycle);
    } else if (event instanceof Event.ProcessEnded ended) {
      process.end = ended;
    } else if (event instanceof Event.Reaped) {
      process.reaped = cycle;
      byPid.remove(pid);
    }
  }

  private void born(Event.Born born) {
    if (lives == MOST) {
      left++;
      return;
    }
    lives++;
    if (born.how() != Birth.THREAD) {
      Person process = new Person(born);
      processes.add(process);
      byPid.put(born.pid(), process);
    }
    Person process = byPid.get(born.pid());
    if (process != null) {
      process.add(born);
    }
  }

  /** In the order of their birth. */
  List<ProcessLife> processes() {
    return processes.stream().map(Person::life).toList();
  }

  /** Births of which nothing else is known. */
  long left() {
    return left;
  }
}
