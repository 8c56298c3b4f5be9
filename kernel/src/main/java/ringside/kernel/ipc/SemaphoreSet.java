package ringside.kernel.ipc;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Consumer;
import ringside.kernel.event.Reason;
import ringside.kernel.event.WaitTarget;
import ringside.kernel.memory.KernelBuffer;
import ringside.kernel.memory.KernelMemory;
import ringside.kernel.memory.OutOfMemory;
import ringside.kernel.text.Routine;
import ringside.kernel.wait.WaitQueue;
import ringside.kernel.wait.Waiter;
import ringside.kernel.wait.Wakeups;

/** A set of System V semaphores (semop(2)): vectors of operations happen all at once or not. */
public final class SemaphoreSet extends IpcObject {
  /** Highest value (SEMVMX). */
  public static final int HIGHEST = 32767;

  private final Wakeups wakeups;
  private final KernelBuffer values;
  private final int[] lastPid;
  private final TreeMap<Integer, KernelBuffer> undo = new TreeMap<>();
  private final List<Waiting> waiters = new ArrayList<>();
  private final WaitQueue changes;
  private long lastOperation;

  /** A struct sembuf. */
  public record Operation(int semaphore, int change, boolean noWait, boolean undo) {}

  /** What a try of a vector comes to. */
  public enum Result {
    DONE,
    /** It would have to wait, and an operation that can't go on does not want to. */
    WOULD_BLOCK,
    /** It has to wait. */
    WAITS,
    /** A value would become too high. */
    OUT_OF_RANGE
  }

  /**
   * Who operates on the set.
   *
   * @param pid of the process
   * @param atExit lets something be done when the process ends
   */
  public record Operator(Waiter thread, int pid, Consumer<Runnable> atExit) {}

  /** Who waits, and for which semaphore to become what. */
  private record Waiting(Waiter thread, int semaphore, boolean forZero) {}

  /** So many semaphores of value 0. */
  public SemaphoreSet(
      KernelMemory memory, Wakeups wakeups, int id, IpcPermission permission, long now, int count) {
    super(memory, id, permission, now);
    this.wakeups = wakeups;
    try {
      this.values = new KernelBuffer(memory, count * 4);
    } catch (OutOfMemory none) {
      super.destroy();
      throw none;
    }
    this.lastPid = new int[count];
    this.changes = new WaitQueue(new WaitTarget(WaitTarget.Kind.SEMAPHORES, String.valueOf(id)));
    for (int i = 0; i < count; i++) {
      values.store(i, 0);
    }
  }

  /** Semaphores in it. */
  public int count() {
    return lastPid.length;
  }

  /** A value. */
  public int value(int semaphore) {
    return values.load(semaphore);
  }

  /** A value as a debugger reads it, free of charge. */
  public int peek(int semaphore) {
    return values.peek(semaphore);
  }

  /** Sets a value (SETVAL, SETALL): what would be undone for it is forgotten. */
  public void set(int semaphore, int value, int pid) {
    values.store(semaphore, value);
    lastPid[semaphore] = pid;
    undo.values().forEach(adjustments -> adjustments.store(semaphore, 0));
    wakeups.wakeAll(changes, Reason.SEMAPHORE_SET);
  }

  /** The process that changed a semaphore last. */
  public int lastPid(int semaphore) {
    return lastPid[semaphore];
  }

  /** When semop last succeeded, in seconds since 1970. */
  public long lastOperation() {
    return lastOperation;
  }

  /** Threads that wait for a semaphore to become zero, or else to grow. */
  public int waiting(int semaphore, boolean forZero) {
    return (int)
        waiters.stream().filter(w -> w.semaphore == semaphore && w.forZero == forZero).count();
  }

  /** The semaphore that a thread waits for, if it waits for one of these. */
  public OptionalInt awaited(Waiter thread) {
    return waiters.stream()
        .filter(waiter -> waiter.thread == thread)
        .mapToInt(Waiting::semaphore)
        .findFirst();
  }

  /** Where those wait whose vector could not go on. */
  public WaitQueue changes() {
    return changes;
  }

  /** Tries a vector; where it has to wait, the thread counts as waiting from now on. */
  public Result attempt(Operator who, List<Operation> vector, long now) {
    forget(who.thread);
    if (vector.stream().anyMatch(Operation::undo)) {
      keepAdjustments(who);
    }
    int[] before = new int[vector.size()];
    for (int i = 0; i < vector.size(); i++) {
      Operation operation = vector.get(i);
      memory().code().run(Routine.SEMAPHORE_OPERATION);
      before[i] = values.load(operation.semaphore);
      boolean undoable = undoable(who.pid, vector.subList(0, i + 1));
      Result result = apply(operation, before[i], undoable);
      if (result != Result.DONE) {
        takeBack(vector, before, i);
        if (result == Result.WAITS) {
          waiters.add(new Waiting(who.thread, operation.semaphore, operation.change == 0));
        }
        return result;
      }
    }
    commit(who.pid, vector, now);
    return Result.DONE;
  }

  /** A thread waits no longer. */
  public void forget(Waiter thread) {
    waiters.removeIf(waiter -> waiter.thread == thread);
  }

  /** A process ends: what it wanted undone is undone (SEM_UNDO). */
  public void undo(int pid) {
    KernelBuffer adjustments = undo.remove(pid);
    if (adjustments == null) {
      return;
    }
    for (int i = 0; i < count(); i++) {
      int adjustment = adjustments.load(i);
      if (adjustment != 0) {
        memory().code().run(Routine.SEMAPHORE_OPERATION);
        values.store(i, Math.max(0, Math.min(HIGHEST, values.load(i) + adjustment)));
        lastPid[i] = pid;
      }
    }
    adjustments.release();
    wakeups.wakeAll(changes, Reason.SEMAPHORE_UNDONE);
  }

  @Override
  protected void destroy() {
    values.release();
    waiters.clear();
    undo.values().forEach(KernelBuffer::release);
    undo.clear();
    wakeups.wakeAll(changes, Reason.SEMAPHORES_REMOVED);
    super.destroy();
  }

  /** Whether what the last of some operations asks to be undone can be kept (SEMAEM). */
  private boolean undoable(int pid, List<Operation> vector) {
    Operation last = vector.get(vector.size() - 1);
    KernelBuffer known = undo.get(pid);
    int adjustment = known == null || !last.undo ? 0 : known.load(last.semaphore);
    for (Operation operation : vector) {
      boolean same = operation.semaphore == last.semaphore;
      adjustment -= same && operation.undo ? operation.change : 0;
    }
    return !last.undo || adjustment >= -HIGHEST - 1 && adjustment <= HIGHEST;
  }

  private Result apply(Operation operation, int value, boolean undoable) {
    int next = value + operation.change;
    boolean blocked = operation.change == 0 ? value != 0 : next < 0;
    if (blocked) {
      return operation.noWait ? Result.WOULD_BLOCK : Result.WAITS;
    }
    if (next > HIGHEST || !undoable) {
      return Result.OUT_OF_RANGE;
    }
    values.store(operation.semaphore, next);
    return Result.DONE;
  }

  private void takeBack(List<Operation> vector, int[] before, int count) {
    for (int i = count - 1; i >= 0; i--) {
      values.store(vector.get(i).semaphore, before[i]);
    }
  }

  private void commit(int pid, List<Operation> vector, long now) {
    boolean changed = false;
    for (Operation operation : vector) {
      lastPid[operation.semaphore] = pid;
      changed |= operation.change != 0;
      if (operation.undo) {
        adjust(pid, operation);
      }
    }
    lastOperation = now;
    if (changed) {
      wakeups.wakeAll(changes, Reason.SEMAPHORE_CHANGED);
    }
  }

  private void adjust(int pid, Operation operation) {
    KernelBuffer adjustments = undo.get(pid);
    if (adjustments != null) {
      int before = adjustments.load(operation.semaphore);
      adjustments.store(operation.semaphore, before - operation.change);
    }
  }

  /** Takes the memory to keep what a process wants undone, before anything is changed. */
  private void keepAdjustments(Operator who) {
    if (undo.containsKey(who.pid)) {
      return;
    }
    KernelBuffer adjustments = new KernelBuffer(memory(), count() * 4);
    for (int i = 0; i < count(); i++) {
      adjustments.store(i, 0);
    }
    undo.put(who.pid, adjustments);
    who.atExit.accept(() -> undo(who.pid));
  }
}
