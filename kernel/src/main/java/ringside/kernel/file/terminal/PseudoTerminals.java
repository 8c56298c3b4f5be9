package ringside.kernel.file.terminal;

import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Errno;
import ringside.kernel.file.Directory;
import ringside.kernel.file.FileError;
import ringside.kernel.file.FileSystem;
import ringside.kernel.file.Located;
import ringside.kernel.file.OpenFile;
import ringside.kernel.file.OpenFlags;
import ringside.kernel.identity.Who;
import ringside.kernel.memory.KernelMemory;
import ringside.kernel.text.Routine;
import ringside.kernel.wait.Wakeups;

/** The pairs that there are, by number; they are the files of /dev/pts (Linux: devpts). */
public final class PseudoTerminals {
  /** /proc/sys/kernel/pty/max. */
  public static final int MOST = 4096;

  /** /proc/sys/kernel/pty/reserve: kept for root's own /dev/pts. */
  public static final int RESERVED = 1024;

  private static final int OBJECT_BYTES = 256;

  private final KernelMemory memory;
  private final Wakeups wakeups;
  private final Jobs jobs;
  private final TreeMap<Integer, Entry> pairs = new TreeMap<>();
  private @Nullable Directory folder;

  /** A pair's name, and the kernel object that it is. */
  private record Entry(SlaveDevice device, int object) {}

  /** No pairs yet. */
  public PseudoTerminals(KernelMemory memory, Wakeups wakeups, Jobs jobs) {
    this.memory = memory;
    this.wakeups = wakeups;
    this.jobs = jobs;
  }

  /** How many there are. */
  public int count() {
    return pairs.size();
  }

  /** Makes the folder of their names; without it there are no pairs. */
  public Directory folder(FileSystem fileSystem, Directory parent, String name) {
    Directory made = new SlaveFolder(fileSystem, this, parent, name);
    folder = made;
    return made;
  }

  /** Their names, by number. */
  List<SlaveDevice> devices() {
    return pairs.values().stream().map(Entry::device).toList();
  }

  /**
   * Makes a pair.
   *
   * @param owner whose its terminal will be
   * @param where the inode of /dev/ptmx
   * @throws FileError ENODEV without /dev/pts, ENOSPC where there are too many
   */
  public OpenFile open(Who owner, Located where, OpenFlags flags) {
    Directory names = requireFolder();
    if (pairs.size() >= MOST - RESERVED - 1) {
      throw new FileError(Errno.ENOSPC);
    }
    memory.code().run(Routine.PIPE_CREATE);
    int object = memory.heap().allocate(OBJECT_BYTES);
    int number = 0;
    while (pairs.containsKey(number)) {
      number++;
    }
    PseudoTerminal pair = new PseudoTerminal(number, memory, wakeups, jobs);
    SlaveDevice device = new SlaveDevice(names.fileSystem(), owner, pair, this);
    pairs.put(number, new Entry(device, object));
    return new MasterFile(pair, this, where, flags);
  }

  /** Opens the terminal of a pair at which programs sit. */
  OpenFile openSlave(PseudoTerminal pair, Located where, OpenFlags flags) {
    if (pair.isEnded() || pair.isLocked()) {
      throw new FileError(Errno.EIO);
    }
    Terminal terminal = pair.terminal();
    if (terminal.isExclusive() && !jobs.mayAdminister()) {
      throw new FileError(Errno.EBUSY);
    }
    if (!flags.has(OpenFlags.NO_TERMINAL) && flags.reads()) {
      terminal.foreground().opened();
    }
    return new TerminalFile(terminal, where, flags, false);
  }

  /** Opens it for the holder of the master, whatever stands in its /dev/pts (TIOCGPTPEER). */
  public OpenFile openPeer(PseudoTerminal pair, OpenFlags flags) {
    Entry entry = pairs.get(pair.number());
    if (entry == null) {
      throw new FileError(Errno.EIO);
    }
    SlaveDevice device = entry.device();
    return openSlave(pair, new Located(device, requireFolder(), device.name()), flags);
  }

  void end(PseudoTerminal pair) {
    pair.end();
    Entry entry = pairs.remove(pair.number());
    if (entry != null) {
      entry.device().unlinked();
      memory.heap().release(entry.object(), OBJECT_BYTES);
    }
  }

  private Directory requireFolder() {
    Directory names = folder;
    if (names == null) {
      throw new FileError(Errno.ENODEV);
    }
    return names;
  }
}
