package ringside.tests.fuzz.model;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import ringside.isa.abi.Errno;

/** Signals of a process with one thread: held back, pending and ignored (signal(7)). */
public final class Signals {
  private static final int FIRST_REAL_TIME = 32;
  private static final int SIGKILL = 9;

  private final TreeSet<Integer> blocked = new TreeSet<>();
  private final TreeSet<Integer> ignored = new TreeSet<>();
  private final TreeMap<Integer, Boolean> handlers = new TreeMap<>();
  private final int[] counts = new int[65];
  private final List<Pending> ofThread = new ArrayList<>();
  private final List<Pending> ofProcess = new ArrayList<>();

  private record Pending(int signal, int code, int value) {}

  Signals() {}

  Signals fork() {
    Signals copy = new Signals();
    copy.blocked.addAll(blocked);
    copy.ignored.addAll(ignored);
    copy.handlers.putAll(handlers);
    System.arraycopy(counts, 0, copy.counts, 0, counts.length);
    return copy;
  }

  /** Whether a signal would end the process now, its default action being that. */
  public boolean deadly(int signal) {
    boolean lives = blocked.contains(signal) || ignored.contains(signal) || handles(signal);
    return signal == SIGKILL || !lives;
  }

  /** Whether a handler runs when a signal comes now. */
  public boolean runsHandler(int signal) {
    return handles(signal) && !blocked.contains(signal);
  }

  /** Whether the handler of a signal has SA_RESTART. */
  public boolean restarts(int signal) {
    return handlers.getOrDefault(signal, false);
  }

  /** How often the handler of a signal has run. */
  public int count(int signal) {
    return counts[signal];
  }

  /** rt_sigaction(2) with a handler, which may have SA_RESTART. */
  public void handle(int signal, boolean restart) {
    ignored.remove(signal);
    handlers.put(signal, restart);
  }

  private boolean handles(int signal) {
    return handlers.containsKey(signal);
  }

  /** A signal that does not end it arrives, with si_code and si_value. */
  public void send(int signal, int code, int value, boolean toThread) {
    if (runsHandler(signal)) {
      counts[signal]++;
      return;
    }
    List<Pending> queue = toThread ? ofThread : ofProcess;
    boolean there = queue.stream().anyMatch(pending -> pending.signal == signal);
    // An ignored signal is dropped at once unless it is held back: it may be wanted then.
    if (blocked.contains(signal) && (signal >= FIRST_REAL_TIME || !there)) {
      queue.add(new Pending(signal, code, value));
    }
  }

  /** rt_sigpending(2): a bit for each. */
  public long pending() {
    return bits(Stream.concat(ofThread.stream(), ofProcess.stream()).map(Pending::signal));
  }

  /** The signals that are held back: a bit for each. */
  public long mask() {
    return bits(blocked.stream());
  }

  /** rt_sigprocmask(2): false where a pending signal would then end the process. */
  public boolean setMask(long mask) {
    long deadly = ~mask & ~bits(ignored.stream()) & ~bits(handlers.keySet().stream());
    if ((pending() & deadly) != 0) {
      return false;
    }
    deliver(ofThread, mask);
    deliver(ofProcess, mask);
    blocked.clear();
    for (int signal = 1; signal <= 64; signal++) {
      if ((mask & bit(signal)) != 0 && signal != SIGKILL) {
        blocked.add(signal);
      }
    }
    return true;
  }

  private void deliver(List<Pending> queue, long mask) {
    for (Pending pending : List.copyOf(queue)) {
      if ((mask & bit(pending.signal)) == 0) {
        queue.remove(pending);
        counts[pending.signal] += handles(pending.signal) ? 1 : 0;
      }
    }
  }

  /** rt_sigaction(2) with SIG_IGN or SIG_DFL. */
  public void ignore(int signal, boolean ignore) {
    handlers.remove(signal);
    if (ignore) {
      ignored.add(signal);
      ofThread.removeIf(pending -> pending.signal == signal);
      ofProcess.removeIf(pending -> pending.signal == signal);
    } else {
      ignored.remove(signal);
    }
  }

  /** rt_sigtimedwait(2) that does not wait; the data are si_code and si_value. */
  public Answer take(long set) {
    for (List<Pending> queue : List.of(ofThread, ofProcess)) {
      int lowest =
          queue.stream()
              .mapToInt(Pending::signal)
              .filter(signal -> (set & bit(signal)) != 0)
              .min()
              .orElse(0);
      for (Pending pending : queue) {
        if (pending.signal == lowest) {
          queue.remove(pending);
          return new Answer(lowest, Descriptors.words(pending.code, pending.value));
        }
      }
    }
    return Answer.failed(Errno.EAGAIN);
  }

  private static long bits(Stream<Integer> signals) {
    return signals.mapToLong(Signals::bit).reduce(0, (a, b) -> a | b);
  }

  private static long bit(int signal) {
    return 1L << signal - 1;
  }
}
