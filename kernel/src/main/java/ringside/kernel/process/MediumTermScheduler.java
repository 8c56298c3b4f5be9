package ringside.kernel.process;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import ringside.kernel.event.Reason;
import ringside.kernel.event.ThreadState;
import ringside.kernel.memory.KernelMemory;
import ringside.kernel.sched.Scheduler;
import ringside.kernel.text.Routine;
import ringside.kernel.wait.WaitQueue;

/**
 * Takes whole processes out of memory when the rest would do nothing but swap, and brings them
 * back.
 *
 * <p>The rule: when in a window of {@link #WINDOW} cycles at least {@link #THRASHING} pages came
 * back from the swap disk, one process is suspended. Processes that wait for something other than
 * the disk go first, the one that has waited longest; then those that could run, the nicest, the
 * largest. It comes back when there is room for what it had and the disk has had a calm window,
 * when nothing else could run, or after {@link #LONGEST} cycles in which it could have run.
 */
public final class MediumTermScheduler {
  /** Cycles over which page reads are counted. */
  static final long WINDOW = 1_000_000;

  /** Page reads in a window that are too many. */
  static final long THRASHING = 12;

  /** Cycles that a process which could run is kept out at most. */
  static final long LONGEST = 20 * WINDOW;

  /** Cycles for which a process stays that has come back: it has its pages to read first. */
  static final long GRACE = 10 * WINDOW;

  /** Fewer pages than this are not worth a suspension. */
  private static final int WORTHWHILE = 8;

  private final KernelMemory memory;
  private final Scheduler<GuestThread> scheduler;
  private final Supplier<Collection<Process>> processes;
  private final WaitQueue disk;
  private final List<Suspension> suspended = new ArrayList<>();
  private final TreeMap<Integer, Long> cameBack = new TreeMap<>();
  private long windowStart;
  private long readsBefore;
  private boolean calm = true;
  private long suspensions;

  private record Suspension(Process process, long since, int frames) {}

  /**
   * A scheduler that has suspended nobody.
   *
   * @param disk where threads wait for their pages: they are busy, not blocked
   */
  public MediumTermScheduler(
      KernelMemory memory,
      Scheduler<GuestThread> scheduler,
      Supplier<Collection<Process>> processes,
      WaitQueue disk) {
    this.memory = memory;
    this.scheduler = scheduler;
    this.processes = processes;
    this.disk = disk;
  }

  /** Processes suspended since the computer was switched on. */
  public long suspensions() {
    return suspensions;
  }

  /** Looks after things: at every entry of the kernel by a timer. */
  public void tick(long now, @Nullable Process running) {
    suspended.removeIf(s -> s.process.exitStatus() != null);
    for (Suspension one : List.copyOf(suspended)) {
      boolean wantsToRun = wantsToRun(one.process);
      boolean room = memory.frames().free() >= one.frames;
      if (room && calm && now - one.since >= WINDOW) {
        bringBack(one, Reason.ROOM_AGAIN, now);
        calm = false; // one at a time: it has to read its pages before there is room for another
      } else if (wantsToRun && now - one.since >= LONGEST) {
        bringBack(one, Reason.OUT_LONG_ENOUGH, now);
      }
    }
    if (now - windowStart >= WINDOW) {
      long reads = memory.swap().reads() - readsBefore;
      calm = reads < THRASHING / 2 && !memory.swap().isBusy(now);
      if (reads >= THRASHING) {
        victim(now, running).ifPresent(process -> suspend(process, now));
      }
      windowStart = now;
      readsBefore = memory.swap().reads();
    }
  }

  /**
   * Nothing can run: brings back a process that could; false where there is none, or where somebody
   * is only waiting for a page.
   */
  public boolean bringBackOne(long now) {
    boolean busy =
        processes.get().stream()
            .filter(process -> !process.hold().isSuspended())
            .flatMap(process -> process.threads().stream())
            .anyMatch(thread -> thread.waitsOn().contains(disk));
    if (busy) {
      return false;
    }
    for (Suspension one : suspended) {
      if (wantsToRun(one.process)) {
        bringBack(one, Reason.NOTHING_ELSE_RUNS, now);
        return true;
      }
    }
    return false;
  }

  private Optional<Process> victim(long now, @Nullable Process running) {
    List<Process> candidates = new ArrayList<>();
    for (Process process : processes.get()) {
      boolean resting = now - cameBack.getOrDefault(process.pid(), -LONGEST) < GRACE;
      boolean can =
          process != running
              && process.exitStatus() == null
              && !process.hold().isSuspended()
              && !process.hold().isStopped()
              && process.space().isOwn()
              && process.space().use().presentPages() >= WORTHWHILE;
      if (can && !resting) {
        candidates.add(process);
      }
    }
    Comparator<Process> byNeed =
        Comparator.comparing((Process process) -> !isBlocked(process))
            .thenComparing(process -> isBlocked(process) ? since(process) : 0)
            .thenComparing(process -> -nice(process))
            .thenComparing(process -> -process.space().use().presentPages());
    long active =
        processes.get().stream().filter(p -> !p.hold().isSuspended() && !isBlocked(p)).count();
    return candidates.stream().filter(p -> isBlocked(p) || active > 1).min(byNeed);
  }

  private void suspend(Process process, long now) {
    memory.code().run(Routine.SUSPEND);
    suspensions++;
    suspended.add(new Suspension(process, now, process.space().use().presentPages()));
    process.hold().setSuspended(true);
    for (GuestThread thread : process.threads()) {
      scheduler.suspend(thread, Reason.MEMORY_SHORT);
    }
    process.space().evictAll();
  }

  private void bringBack(Suspension one, Reason reason, long now) {
    memory.code().run(Routine.SUSPEND);
    suspended.remove(one);
    cameBack.put(one.process.pid(), now);
    one.process.hold().setSuspended(false);
    for (GuestThread thread : one.process.threads()) {
      scheduler.bringBack(thread, reason);
    }
  }

  private boolean isBlocked(Process process) {
    return process.threads().stream()
        .allMatch(
            thread -> thread.state() == ThreadState.BLOCKED && !thread.waitsOn().contains(disk));
  }

  private static long since(Process process) {
    return process.threads().stream().mapToLong(t -> t.times().since()).max().orElse(0);
  }

  private static int nice(Process process) {
    return process.threads().stream().mapToInt(t -> t.entity().nice()).max().orElse(0);
  }

  private static boolean wantsToRun(Process process) {
    return process.threads().stream()
        .anyMatch(thread -> thread.state() == ThreadState.READY_SUSPENDED);
  }
}
