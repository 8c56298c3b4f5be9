package ringside.lab.learn.talk;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import ringside.kernel.event.Event;
import ringside.kernel.event.EventKind;
import ringside.kernel.event.EventSink;
import ringside.lab.session.BuiltComputer;
import ringside.lab.session.Guest;
import ringside.lab.session.Session;

/**
 * A run of the program shared-memory: two processes add to one word, first without a lock and then
 * with one.
 */
final class SharedCounter implements EventSink {
  private final Stores stores = new Stores();
  private final List<Attached> attached = new ArrayList<>();
  private final List<Part> parts = new ArrayList<>();
  private final BuiltComputer computer = new BuiltComputer();
  private long storesBefore;
  private long callsOfChild;

  private SharedCounter() {}

  /**
   * The segment in a process.
   *
   * @param address virtual, of the word
   */
  record Attached(int pid, int address) {}

  /**
   * Both add until the child has ended.
   *
   * @param additions stores of both to the word
   * @param found what is there at the end
   * @param calls system calls of the child between attaching the segment and its end
   */
  record Part(long additions, long found, long calls) {}

  /** Runs it to its end. */
  static SharedCounter run() {
    SharedCounter counter = new SharedCounter();
    try (Session session =
        Session.of(Guest.of("shared-memory"))
            .accesses(meter -> counter.stores)
            .sink(counter)
            .prepared(counter.computer)
            .build()) {
      session.runToEnd();
    }
    return counter;
  }

  /** Where the segment is attached, in order: by the parent, then by each child. */
  List<Attached> attached() {
    return attached;
  }

  /** Without a lock, and with a semaphore. */
  List<Part> parts() {
    return parts;
  }

  /** Frame of the word as a process last stored to it. */
  int frame(Attached of) {
    return stores.place(of.address) >>> 12;
  }

  @Override
  public Set<EventKind> kinds() {
    return Set.of(EventKind.CALL);
  }

  @Override
  public void event(Event event) {
    boolean parents = attached.isEmpty() || event.at().pid() == attached.get(0).pid;
    if (event instanceof Event.Called call) {
      callsOfChild += parents || call.title().equals("exit_group") ? 0 : 1;
    } else if (event instanceof Event.Returned call) {
      switch (call.title()) {
        case "shmat" -> attach(call);
        case "clone" -> storesBefore = parents ? stores.count() : storesBefore;
        case "waitid" -> end();
        default -> {}
      }
    }
  }

  private void attach(Event.Returned call) {
    attached.add(new Attached(call.at().pid(), call.value()));
    stores.watch(call.value());
    callsOfChild = 0;
  }

  private void end() {
    int word = stores.place(attached.get(0).address);
    long found = computer.get().hart().mmu().memory().readWord(word);
    parts.add(new Part(stores.count() - storesBefore, found, callsOfChild));
  }
}
