package ringside.tests.fuzz.model;

import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import ringside.isa.abi.Errno;

/** A set of System V semaphores (semop(2), semctl(2)); processes are known by their slots. */
public final class SemaphoreSet extends IpcObject {
  /** SEMVMX. */
  public static final int HIGHEST = 32767;

  private final int[] values;
  private final int[] lastSlot;
  private final TreeMap<Integer, int[]> undo = new TreeMap<>();
  private final TreeMap<Integer, Operation> blocking = new TreeMap<>();

  /** A struct sembuf. */
  public record Operation(int semaphore, int change, boolean noWait, boolean undo) {}

  SemaphoreSet(int variable, int key, int count) {
    super(variable, key);
    values = new int[count];
    lastSlot = new int[count];
    Arrays.fill(lastSlot, -1);
  }

  /** Semaphores in it. */
  public int count() {
    return values.length;
  }

  /** semop(2). */
  public Answer operate(int slot, List<Operation> vector) {
    if (vector.stream().anyMatch(o -> o.semaphore >= values.length)) {
      return Answer.failed(Errno.EFBIG);
    }
    blocking.remove(slot);
    int[] tried = values.clone();
    int[] adjusted = undo.getOrDefault(slot, new int[values.length]).clone();
    for (Operation one : vector) {
      int sum = tried[one.semaphore] + one.change;
      if (sum < 0 || one.change == 0 && sum != 0) {
        if (!one.noWait) {
          blocking.put(slot, one);
        }
        return one.noWait ? Answer.failed(Errno.EAGAIN) : Answer.WAITS;
      }
      if (one.undo) {
        adjusted[one.semaphore] -= one.change;
      }
      boolean undoable =
          adjusted[one.semaphore] >= -HIGHEST - 1 && adjusted[one.semaphore] <= HIGHEST;
      if (sum > HIGHEST || !undoable) {
        return Answer.failed(Errno.ERANGE);
      }
      tried[one.semaphore] = sum;
    }
    System.arraycopy(tried, 0, values, 0, values.length);
    undo.put(slot, adjusted);
    vector.forEach(one -> lastSlot[one.semaphore] = slot);
    return Answer.DONE;
  }

  /** SETVAL. */
  public Answer set(int slot, int semaphore, int value) {
    if (value < 0 || value > HIGHEST) {
      return Answer.failed(Errno.ERANGE);
    }
    if (semaphore >= values.length) {
      return Answer.failed(Errno.EINVAL);
    }
    undo.values().forEach(adjusted -> adjusted[semaphore] = 0);
    values[semaphore] = value;
    lastSlot[semaphore] = slot;
    return Answer.DONE;
  }

  /** SETALL. */
  public Answer setAll(int slot, int[] all) {
    if (Arrays.stream(all).anyMatch(value -> value > HIGHEST)) {
      return Answer.failed(Errno.ERANGE);
    }
    undo.clear();
    System.arraycopy(all, 0, values, 0, values.length);
    Arrays.fill(lastSlot, slot);
    return Answer.DONE;
  }

  /** GETVAL. */
  public Answer get(int semaphore) {
    return semaphore < values.length ? Answer.of(values[semaphore]) : Answer.failed(Errno.EINVAL);
  }

  /** GETALL; the data are halves. */
  public Answer getAll() {
    byte[] halves = new byte[values.length * 2];
    for (int i = 0; i < values.length; i++) {
      halves[2 * i] = (byte) values[i];
      halves[2 * i + 1] = (byte) (values[i] >>> 8);
    }
    return new Answer(0, halves);
  }

  /** GETNCNT and GETZCNT: how many wait for a semaphore to grow, or to become zero. */
  public Answer waiters(int semaphore, boolean forZero) {
    if (semaphore >= values.length) {
      return Answer.failed(Errno.EINVAL);
    }
    return Answer.of(
        (int)
            blocking.values().stream()
                .filter(one -> one.semaphore == semaphore && forZero == (one.change == 0))
                .count());
  }

  /** A process does not wait. */
  public void forget(int slot) {
    blocking.remove(slot);
  }

  /** GETPID: the slot of who changed one last; -1 for nobody. */
  public int lastSlot(int semaphore) {
    return lastSlot[semaphore];
  }

  /** A process has ended: its operations with SEM_UNDO are taken back. */
  void undo(int slot) {
    int[] adjusted = undo.remove(slot);
    for (int i = 0; adjusted != null && i < values.length; i++) {
      if (adjusted[i] != 0) {
        values[i] = Math.min(HIGHEST, Math.max(0, values[i] + adjusted[i]));
        lastSlot[i] = slot;
      }
    }
  }
}
