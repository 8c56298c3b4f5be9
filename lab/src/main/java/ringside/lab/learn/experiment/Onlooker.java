package ringside.lab.learn.experiment;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import ringside.kernel.Computer;
import ringside.kernel.event.Event;
import ringside.kernel.event.EventKind;
import ringside.kernel.event.EventSink;
import ringside.kernel.process.Process;
import ringside.lab.session.Guest;
import ringside.lab.session.Machine;
import ringside.lab.session.RunResult;
import ringside.lab.session.Session;

/** Looks into the computer at the moments of events; that costs the guest no cycle. */
public final class Onlooker implements EventSink {
  private final Set<EventKind> kinds;
  private final BiConsumer<Event, Computer> eye;
  private @Nullable Computer computer;

  private Onlooker(BiConsumer<Event, Computer> eye, Set<EventKind> kinds) {
    this.eye = eye;
    this.kinds = kinds;
  }

  /** Runs a guest to its end; at each event of the kinds somebody may look. */
  public static RunResult watch(
      Guest guest, Machine machine, BiConsumer<Event, Computer> eye, EventKind... kinds) {
    Onlooker onlooker = new Onlooker(eye, EnumSet.copyOf(Set.of(kinds)));
    try (Session session =
        Session.of(guest)
            .on(machine)
            .sink(onlooker)
            .prepared(built -> onlooker.computer = built)
            .build()) {
      return session.runToEnd();
    }
  }

  /**
   * A process, zombies included; the kernel's own way to find one takes cycles.
   *
   * @throws IllegalArgumentException where there is none
   */
  public static Process process(Computer computer, int pid) {
    return computer.processes().all().stream()
        .filter(process -> process.pid() == pid)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no process " + pid));
  }

  @Override
  public Set<EventKind> kinds() {
    return kinds;
  }

  @Override
  public void event(Event event) {
    if (computer != null) {
      eye.accept(event, computer);
    }
  }
}
