package ringside.kernel.ipc;

import java.util.BitSet;
import java.util.Collection;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import ringside.kernel.memory.KernelMemory;
import ringside.kernel.text.Routine;

/**
 * The System V objects of one sort by id (Linux: struct ipc_ids). An id has the slot in its lower
 * bits and how often slots were given out above, so that an old id names nothing new.
 *
 * @param <T> the sort
 */
public final class IpcTable<T extends IpcObject> {
  private static final int SLOTS = 32768;
  private static final int SEQUENCES = 65536;

  private final KernelMemory memory;
  private final int most;
  private final TreeMap<Integer, T> bySlot = new TreeMap<>();
  private final BitSet used = new BitSet();
  private int sequence;

  /**
   * No objects.
   *
   * @param most objects that may exist at once
   */
  public IpcTable(KernelMemory memory, int most) {
    this.memory = memory;
    this.most = most;
  }

  /** The object of an id, or null. */
  public @Nullable T find(int id) {
    memory.code().run(Routine.IPC_LOOKUP);
    T object = id < 0 ? null : bySlot.get(id % SLOTS);
    if (object == null || object.id() != id) {
      return null;
    }
    memory.code().load(object.header());
    return object;
  }

  /** The object of a key other than IPC_PRIVATE, or null. */
  public @Nullable T withKey(int key) {
    for (T object : bySlot.values()) {
      memory.code().run(Routine.IPC_LOOKUP);
      if (object.permission().key() == key) {
        return object;
      }
    }
    return null;
  }

  /** Whether one more fits. */
  public boolean hasRoom() {
    return bySlot.size() < most;
  }

  /** The id that the next object is to have. */
  public int nextId() {
    return sequence % SEQUENCES * SLOTS + used.nextClearBit(0);
  }

  /** Takes in an object that has {@link #nextId}. */
  public void add(T object) {
    bySlot.put(object.id() % SLOTS, object);
    used.set(object.id() % SLOTS);
    sequence++;
  }

  /** Forgets an object (IPC_RMID) and frees it. */
  public void remove(T object) {
    bySlot.remove(object.id() % SLOTS);
    used.clear(object.id() % SLOTS);
    object.destroy();
  }

  /** All objects, by slot. */
  public Collection<T> all() {
    return bySlot.values();
  }

  /** The highest slot in use, or 0 (what IPC_INFO returns). */
  public int highestSlot() {
    return bySlot.isEmpty() ? 0 : bySlot.lastKey();
  }

  /** The object in a slot, or null (MSG_STAT and its like). */
  public @Nullable T inSlot(int slot) {
    return bySlot.get(slot);
  }

  /** The computer is switched off: everything goes. */
  public void clear() {
    bySlot.values().forEach(IpcObject::destroy);
    bySlot.clear();
    used.clear();
  }
}
