package ringside.lab.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ringside.kernel.Computer;
import ringside.kernel.event.Birth;
import ringside.kernel.event.Event;
import ringside.kernel.event.EventKind;
import ringside.kernel.event.EventSink;
import ringside.kernel.file.FileDescriptors;
import ringside.kernel.file.OpenFile;
import ringside.kernel.ipc.SharedSegment;
import ringside.kernel.process.ExitStatus;
import ringside.kernel.process.Process;
import ringside.lab.check.Leaks.Kind;
import ringside.lab.check.Leaks.LeftObject;
import ringside.lab.check.Leaks.LostChild;
import ringside.lab.check.Leaks.OpenDescriptor;
import ringside.lab.session.BuiltComputer;
import ringside.lab.session.SessionBuilder;

/**
 * Finds out what a run leaves behind: {@link #describe} before it, {@link #found} after it. It
 * looks when a process begins and ends, and costs nothing in between.
 */
public final class LeakWatch implements EventSink {
  private static final int FIRST_OWN_DESCRIPTOR = 3;

  private final BuiltComputer computer = new BuiltComputer();
  private final Map<Integer, List<OpenFile>> given = new HashMap<>();
  private final List<OpenDescriptor> descriptors = new ArrayList<>();
  private final List<LostChild> children = new ArrayList<>();
  private final List<LeftObject> objects = new ArrayList<>();
  private int first;

  /** Of a session that is to be built. */
  public LeakWatch() {}

  /** Has the session's last named computer watched. */
  public void describe(SessionBuilder session) {
    session.sink(this).prepared(computer);
  }

  /** What was left up to now; of objects that outlive processes, at the end of the first one. */
  public Leaks found() {
    return new Leaks(descriptors, children, objects);
  }

  @Override
  public Set<EventKind> kinds() {
    return Set.of(EventKind.PROCESS);
  }

  @Override
  public void event(Event event) {
    int pid = event.at().pid();
    if (event instanceof Event.Born born) {
      born(born);
    } else if (event instanceof Event.Executed) {
      // The program that was there knew of what it was given; the next one does not.
      given.remove(pid);
    } else if (event instanceof Event.ThreadEnded) {
      lastThreadEnded(computer.get().processes().findAny(pid));
    } else if (event instanceof Event.ProcessEnded end && pid == first && !end.signalled()) {
      lookAtObjects(computer.get());
    }
  }

  private void born(Event.Born born) {
    if (born.how() == Birth.FIRST) {
      first = born.pid();
    } else if (born.how() != Birth.THREAD) {
      Process process = computer.get().processes().findAny(born.pid());
      if (process != null && process.files().size() > 0) {
        given.put(born.pid(), open(process.files()));
      }
    }
  }

  private static List<OpenFile> open(FileDescriptors files) {
    List<OpenFile> all = new ArrayList<>();
    for (int number : files.numbers()) {
      OpenFile file = files.peek(number);
      if (file != null) {
        all.add(file);
      }
    }
    return all;
  }

  /** A process that is about to end still has all it had but its threads. */
  private void lastThreadEnded(@Nullable Process process) {
    ExitStatus status = process == null ? null : process.exitStatus();
    if (process == null || status == null || !process.threads().isEmpty()) {
      return;
    }
    List<OpenFile> known = given.remove(process.pid());
    if (!status.signalled()) {
      lookAtDescriptors(process, known == null ? List.of() : known);
      for (Process child : process.children()) {
        boolean ended = child.exitStatus() != null;
        children.add(
            new LostChild(process.pid(), process.name(), child.pid(), child.name(), ended));
      }
    }
  }

  private void lookAtDescriptors(Process process, List<OpenFile> known) {
    FileDescriptors files = process.files();
    for (int number : files.numbers()) {
      OpenFile file = files.peek(number);
      if (number >= FIRST_OWN_DESCRIPTOR
          && file != null
          && !files.closesOnExec(number)
          && !known.contains(file)) {
        descriptors.add(new OpenDescriptor(process.pid(), process.name(), number, file.title()));
      }
    }
  }

  private void lookAtObjects(Computer of) {
    for (SharedSegment segment : of.systemV().segments().all()) {
      if (segment.attachments() == 0) {
        add(Kind.SHARED_MEMORY, String.valueOf(segment.id()), segment.pages().resident());
      }
    }
    of.systemV().queues().all().forEach(each -> add(Kind.MESSAGE_QUEUE, each.id()));
    of.systemV().semaphores().all().forEach(each -> add(Kind.SEMAPHORES, each.id()));
    of.posixQueues().all().keySet().forEach(name -> add(Kind.POSIX_QUEUE, "/" + name, 0));
  }

  private void add(Kind kind, int id) {
    add(kind, String.valueOf(id), 0);
  }

  private void add(Kind kind, String name, int frames) {
    objects.add(new LeftObject(kind, name, frames));
  }
}
