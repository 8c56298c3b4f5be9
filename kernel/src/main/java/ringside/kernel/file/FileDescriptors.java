package ringside.kernel.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import ringside.kernel.memory.KernelHeap;
import ringside.kernel.memory.KernelMemory;
import ringside.kernel.text.KernelCode;
import ringside.kernel.text.Routine;

/**
 * The descriptor table of a process (Linux: files_struct), a kernel object of one word an entry.
 */
public final class FileDescriptors implements LockOwner {
  private static final int OBJECT_BYTES = 1024;
  private static final int ENTRIES = OBJECT_BYTES / 4;

  private final KernelMemory memory;
  private final KernelCode code;
  private final int object;
  private final TreeMap<Integer, Entry> entries = new TreeMap<>();
  private int users = 1;

  /** A descriptor: what it refers to, and whether exec closes it. */
  private record Entry(OpenFile file, boolean closeOnExec) {}

  /** An empty table. */
  public FileDescriptors(KernelMemory memory) {
    this.memory = memory;
    this.code = memory.code();
    KernelHeap heap = memory.heap();
    this.object = heap.allocate(OBJECT_BYTES);
  }

  /** One more process uses this table (CLONE_FILES). */
  public FileDescriptors share() {
    users++;
    return this;
  }

  /** A table that no other process uses: this one, or a copy in exchange for a use of this. */
  public FileDescriptors unshared() {
    if (users == 1) {
      return this;
    }
    FileDescriptors own = copy();
    release();
    return own;
  }

  /** A copy for a child, which refers to the same open files. */
  public FileDescriptors copy() {
    FileDescriptors child = new FileDescriptors(memory);
    entries.forEach(
        (number, entry) -> {
          code.run(Routine.FD_COPY);
          code.load(object + number * 4);
          child.put(number, entry.file, entry.closeOnExec);
        });
    return child;
  }

  /** Gives up one use; the last closes everything. */
  public void release() {
    users--;
    if (users > 0) {
      return;
    }
    while (!entries.isEmpty()) {
      close(entries.firstKey());
    }
    memory.heap().release(object, OBJECT_BYTES);
  }

  /** The open file of a descriptor, or null (EBADF). */
  public @Nullable OpenFile find(int number) {
    code.run(Routine.FD_LOOKUP);
    if (number < 0 || number >= ENTRIES) {
      return null;
    }
    code.load(object + number * 4);
    Entry entry = entries.get(number);
    return entry == null ? null : entry.file;
  }

  /**
   * Opens the lowest free descriptor from a number on.
   *
   * @param limit descriptors of the process (RLIMIT_NOFILE)
   * @return the descriptor, or -1 where the table is full (EMFILE)
   */
  public int open(OpenFile file, int from, long limit, boolean closeOnExec) {
    code.run(Routine.FD_INSTALL);
    int number = from;
    while (entries.containsKey(number)) {
      code.load(object + (number & ENTRIES - 1) * 4);
      number++;
    }
    if (number >= Math.min(limit, ENTRIES)) {
      return -1;
    }
    put(number, file, closeOnExec);
    return number;
  }

  /** Whether {@link #open} would find a descriptor from 0 on. */
  public boolean hasRoom(long limit) {
    int number = 0;
    while (entries.containsKey(number)) {
      number++;
    }
    return number < Math.min(limit, ENTRIES);
  }

  /** Makes a descriptor refer to a file, closing what it referred to. */
  public void replace(int number, OpenFile file, boolean closeOnExec) {
    file.use();
    code.run(Routine.FD_INSTALL);
    close(number);
    put(number, file, closeOnExec);
    file.release();
  }

  /** Closes a descriptor; false where it is not open. */
  public boolean close(int number) {
    Entry entry = entries.remove(number);
    if (entry == null) {
      return false;
    }
    code.run(Routine.FD_CLOSE);
    code.load(object + number * 4);
    code.store(object + number * 4, 0);
    entry.file.forgetLocks(this); // fcntl(2): closing any descriptor gives up all locks
    entry.file.flushed(this);
    entry.file.release();
    return true;
  }

  private void examine(int number) {
    code.run(Routine.FD_EXAMINE);
    code.load(object + number * 4);
  }

  /** Open descriptors between two numbers, both included, taken as unsigned (close_range(2)). */
  public List<Integer> between(int first, int last) {
    List<Integer> found = new ArrayList<>();
    for (int number : entries.keySet()) {
      examine(number);
      if (Integer.compareUnsigned(number, first) >= 0
          && Integer.compareUnsigned(number, last) <= 0) {
        found.add(number);
      }
    }
    return found;
  }

  /** Open descriptors, by number. */
  public List<Integer> numbers() {
    return List.copyOf(entries.keySet());
  }

  /** The open file of a descriptor without a search by the process itself, or null. */
  public @Nullable OpenFile peek(int number) {
    Entry entry = entries.get(number);
    return entry == null ? null : entry.file;
  }

  /** exec: closes what is marked so. */
  public void closeOnExec() {
    for (Map.Entry<Integer, Entry> entry : new TreeMap<>(entries).entrySet()) {
      examine(entry.getKey());
      if (entry.getValue().closeOnExec) {
        close(entry.getKey());
      }
    }
  }

  /** Whether exec closes a descriptor (FD_CLOEXEC). */
  public boolean closesOnExec(int number) {
    Entry entry = entries.get(number);
    return entry != null && entry.closeOnExec;
  }

  /** Sets FD_CLOEXEC of an open descriptor. */
  public void setCloseOnExec(int number, boolean value) {
    entries.computeIfPresent(number, (key, entry) -> new Entry(entry.file, value));
  }

  /** Open descriptors. */
  public int size() {
    return entries.size();
  }

  private void put(int number, OpenFile file, boolean closeOnExec) {
    file.use();
    code.store(object + number * 4, 1);
    entries.put(number, new Entry(file, closeOnExec));
  }
}
