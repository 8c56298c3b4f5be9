package ringside.lab.gdb;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import ringside.kernel.event.Birth;
import ringside.kernel.event.Event;
import ringside.lab.debug.Point;

/**
 * What happens that gdb wants to hear of (GDB manual, "Stop Reply Packets"): births of processes
 * and threads, other programs, ends of threads.
 */
final class GdbEvents {
  private final GdbWishes wishes;

  /** Processes that gdb has been told of, and has not let go. */
  private final Set<Integer> followed = new HashSet<>();

  GdbEvents(GdbWishes wishes) {
    this.wishes = wishes;
  }

  /** What a run is to stop for, beside what gdb has set. */
  Point point() {
    return new Point.Happened(event -> reason(event).isPresent());
  }

  /** The reason of a stop reply, with its semicolon; empty where gdb does not want it. */
  Optional<String> reason(Event event) {
    if (event instanceof Event.Born born) {
      return birth(born);
    } else if (event instanceof Event.Executed executed && wishes.has("exec-events")) {
      byte[] path = executed.program().getBytes(StandardCharsets.UTF_8);
      return Optional.of("exec:" + Hex.bytes(path) + ";");
    } else if (event instanceof Event.ProcessEnded && followed.contains(event.at().pid())) {
      return Optional.of("process:" + Integer.toHexString(event.at().pid()));
    }
    return Optional.empty();
  }

  private Optional<String> birth(Event.Born born) {
    if (born.how() == Birth.THREAD) {
      return wishes.threads() ? Optional.of("create:;") : Optional.empty();
    }
    String name = born.how() == Birth.VFORK ? "vfork" : "fork";
    String child = new GdbThread(born.pid(), born.tid()).text(wishes.processes());
    return wishes.has(name + "-events") ? Optional.of(name + ":" + child + ";") : Optional.empty();
  }

  /** gdb is told of a process that has been born. */
  void follow(int pid) {
    if (wishes.processes()) {
      followed.add(pid);
    }
  }

  /** gdb lets a process go. */
  void leave(int pid) {
    followed.remove(pid);
  }

  /** The thread that a stop reply is of: who was born, for threads; else who did it. */
  static GdbThread who(Event event) {
    if (event instanceof Event.Born born && born.how() == Birth.THREAD) {
      return new GdbThread(born.pid(), born.tid());
    }
    int tid = event.at().tid() == 0 ? event.at().pid() : event.at().tid();
    return new GdbThread(event.at().pid(), tid);
  }
}
