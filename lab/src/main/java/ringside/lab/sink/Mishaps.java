package ringside.lab.sink;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import ringside.isa.abi.RarsCall;
import ringside.isa.abi.Signal;
import ringside.kernel.Computer;
import ringside.kernel.event.Event;
import ringside.kernel.event.EventKind;
import ringside.kernel.event.EventSink;
import ringside.kernel.file.OpenFile;
import ringside.kernel.file.tree.PipeEnd;
import ringside.kernel.net.socket.Socket;
import ringside.kernel.process.GuestThread;
import ringside.kernel.process.PendingCall;
import ringside.kernel.process.Process;
import ringside.kernel.process.Processes;
import ringside.lab.explain.CrashReport;
import ringside.lab.explain.CrashReporter;
import ringside.lab.report.CallAdvice;
import ringside.lab.report.CallText;
import ringside.lab.report.CrashText;
import ringside.lab.report.Texts;

/** What is told of a run without being asked for, each thing once. */
public final class Mishaps implements EventSink {
  /** Lines about bad addresses that a program gets: one that tries them all out needs no more. */
  private static final int MOST_BAD_ADDRESSES = 3;

  private final Supplier<Computer> computer;
  private final Runnable beforeOutput;
  private final BooleanSupplier atTerminal;
  private final PrintStream err;
  private final Texts texts;
  private final Set<String> said = new HashSet<>();
  private final Map<String, Integer> badAddresses = new HashMap<>();

  /**
   * Reports of a run, whose computer is built later.
   *
   * @param computer that it is about
   * @param beforeOutput makes sure that what the guest has printed so far is out
   * @param atTerminal whether a person sits at the guest's console
   */
  public Mishaps(
      Supplier<Computer> computer,
      Runnable beforeOutput,
      BooleanSupplier atTerminal,
      PrintStream err,
      Texts texts) {
    this.computer = computer;
    this.beforeOutput = beforeOutput;
    this.atTerminal = atTerminal;
    this.err = err;
    this.texts = texts;
  }

  @Override
  public Set<EventKind> kinds() {
    return EnumSet.of(EventKind.MISTAKE, EventKind.CRASH, EventKind.PROCESS);
  }

  @Override
  public void event(Event event) {
    if (event instanceof Event.Killed killed) {
      killed(killed);
    } else if (event.kind() != EventKind.PROCESS) {
      computer.get().thread(event.at().tid()).ifPresent(thread -> tell(thread, event));
    }
  }

  private void tell(GuestThread thread, Event event) {
    if (event instanceof Event.Unsupported call) {
      once(thread, call.number(), "unsupported", call.number(), new CallAdvice(texts).of(call));
    } else if (event instanceof Event.Misunderstood call) {
      RarsCall foreign = Objects.requireNonNull(RarsCall.of(call.foreign()));
      String advice = new CallAdvice(texts).of(foreign);
      once(thread, call.number(), "misunderstood", call.number(), call.title(), advice);
    } else if (event instanceof Event.Crashed crash) {
      crashed(thread, crash);
    } else if (event instanceof Event.BadAddressGiven) {
      badAddress(thread, Objects.requireNonNull(thread.pendingCall()));
    }
  }

  private void once(GuestThread thread, int number, String key, Object... values) {
    String program = thread.process().name();
    List<Object> all = new ArrayList<>(List.of(program));
    all.addAll(List.of(values));
    once(program + " " + number, texts.get(key, all.toArray()));
  }

  private void crashed(GuestThread thread, Event.Crashed crash) {
    beforeOutput.run();
    CrashReport report =
        new CrashReporter(computer.get().hart().mmu().memory()).report(thread, crash);
    new CrashText(texts).print(thread, report, err);
  }

  private CallText calls() {
    return CallText.of(computer.get());
  }

  /** A program that asks what happens goes on; who did not mean it learns it here. */
  private void badAddress(GuestThread thread, PendingCall call) {
    Process process = thread.process();
    String key = process.name() + " " + call.number() + " EFAULT";
    boolean enough = badAddresses.getOrDefault(process.name(), 0) >= MOST_BAD_ADDRESSES;
    if (enough || said.contains(key)) {
      return;
    }
    badAddresses.merge(process.name(), 1, Integer::sum);
    CallText text = calls();
    String bad =
        text.badPointer(thread, call)
            .map(pointer -> texts.get("efault.pointer", pointer))
            .orElse("");
    once(
        key,
        texts.get(
            "efault",
            process.name(),
            process.pid(),
            text.call(thread, call),
            text.place(thread),
            bad));
  }

  /** A call that broke a pipe ends its process at once, the descriptors still open. */
  private void killed(Event.Killed killed) {
    if (killed.signal() != Signal.SIGPIPE.number()) {
      return;
    }
    for (GuestThread thread : computer.get().processes().threads()) {
      PendingCall call = thread.pendingCall();
      // At a terminal a pipeline whose reader leaves early is daily work, and nobody's mistake.
      boolean told =
          !atTerminal.getAsBoolean() || thread.process().parent().pid() == Processes.REAPER;
      if (thread.pid() == killed.at().pid() && call != null && told) {
        brokenPipe(thread, call);
      }
    }
  }

  private void brokenPipe(GuestThread thread, PendingCall call) {
    CallText text = calls();
    Process process = thread.process();
    for (int number : text.descriptors(call)) {
      OpenFile file = process.files().peek(number);
      if (file != null && isBroken(file)) {
        String where = text.place(thread);
        String what = text.call(thread, call);
        String path = file.path();
        once(
            process.name() + " SIGPIPE",
            texts.get("sigpipe", process.name(), process.pid(), what, where, number, path));
        return;
      }
    }
  }

  private static boolean isBroken(OpenFile file) {
    return file instanceof PipeEnd end
        ? end.accessMode() != 0 && !end.pipe().hasReader()
        : file instanceof Socket;
  }

  private void once(String key, String line) {
    if (said.add(key)) {
      beforeOutput.run();
      err.println(line);
    }
  }
}
