package ringside.kernel.file.proc;

import java.util.Locale;
import ringside.kernel.event.ThreadState;
import ringside.kernel.file.FileSystem;
import ringside.kernel.file.tree.FileTree;
import ringside.kernel.file.tree.Mount;
import ringside.kernel.memory.Frames;
import ringside.kernel.process.GuestThread;
import ringside.kernel.process.Process;
import ringside.mmu.ledger.AccountKey;
import ringside.mmu.ledger.Cause;
import ringside.mmu.ledger.Mode;

/** Files of /proc that concern the whole machine. */
final class MachineTexts {
  /** What uname calls the release. */
  static final String RELEASE = "6.1.0";

  private static final long NANOS_PER_SECOND = 1_000_000_000L;
  private static final int KIB_PER_FRAME = 4;

  /** Mounts are numbered by device from here on; the root stands in none. */
  private static final int FIRST_MOUNT = 20;

  private final ProcSources sources;
  private final Ticks ticks;

  MachineTexts(ProcSources sources) {
    this.sources = sources;
    this.ticks = new Ticks(sources);
  }

  /** The lines that free(1) reads. */
  String memory() {
    Frames frames = sources.memory().frames();
    long free = (long) frames.free() * KIB_PER_FRAME;
    return line("MemTotal", (long) frames.total() * KIB_PER_FRAME)
        + line("MemFree", free)
        + line("MemAvailable", free)
        + line("Buffers", 0)
        + line("Cached", 0)
        + line("SwapCached", 0)
        + line("Shmem", 0)
        + line("SReclaimable", 0)
        + line("SwapTotal", 0)
        + line("SwapFree", 0);
  }

  private static String line(String name, long kib) {
    return String.format(Locale.ROOT, "%-15s %8d kB\n", name + ":", kib);
  }

  /** Seconds since the start, and of them idle. */
  String uptime() {
    long idle = sources.clock().toNanos(sources.ledger().sum(key -> true, Cause.IDLE));
    return seconds(sources.clock().nanos()) + " " + seconds(idle) + "\n";
  }

  private static String seconds(long nanos) {
    return String.format(
        Locale.ROOT,
        "%d.%02d",
        nanos / NANOS_PER_SECOND,
        nanos % NANOS_PER_SECOND / (NANOS_PER_SECOND / 100));
  }

  /** No averages are kept; threads that can run, all threads, the last pid. */
  String load() {
    long able = sources.processes().threads().stream().filter(MachineTexts::canRun).count();
    int last = sources.processes().all().stream().mapToInt(Process::pid).max().orElse(1);
    return "0.00 0.00 0.00 "
        + able
        + "/"
        + sources.processes().threads().size()
        + " "
        + last
        + "\n";
  }

  private static boolean canRun(GuestThread thread) {
    return thread.state() == ThreadState.RUNNING || thread.state() == ThreadState.READY;
  }

  /** Ticks in user mode, kernel mode and idle, and counts of processes. */
  String statistics() {
    long user = ticks.ofCycles(sources.ledger().sum(key -> key.mode() == Mode.USER));
    long idle = sources.ledger().sum(key -> true, Cause.IDLE);
    long kernel = sources.ledger().sum((AccountKey key) -> key.mode() == Mode.KERNEL) - idle;
    String times =
        user + " 0 " + ticks.ofCycles(kernel) + " " + ticks.ofCycles(idle) + " 0 0 0 0 0 0\n";
    long able = sources.processes().threads().stream().filter(MachineTexts::canRun).count();
    int born = sources.processes().all().size() + sources.processes().buried();
    return "cpu  "
        + times
        + "cpu0 "
        + times
        + "intr 0\nctxt 0\nbtime "
        + sources.clock().realNanos() / NANOS_PER_SECOND
        + "\nprocesses "
        + born
        + "\nprocs_running "
        + able
        + "\nprocs_blocked 0\n";
  }

  /** What uname tells, in a line. */
  String version() {
    return "Linux version " + RELEASE + " (ringside) #1 Ringside\n";
  }

  /** The one hart. */
  String processors() {
    return "processor\t: 0\nhart\t\t: 0\nisa\t\t: rv32ima_zicntr_zicsr_zifencei\nmmu\t\t: sv32\n\n";
  }

  /** The kinds that can be mounted. */
  String fileSystems() {
    return "nodev\tproc\nnodev\ttmpfs\nnodev\t9p\n\tsquashfs\n";
  }

  /** What is mounted where. */
  static String mounts(FileTree files) {
    StringBuilder text = new StringBuilder();
    for (Mount mount : files.mounts()) {
      text.append(mount.fileSystem().source()).append(' ').append(mount.path());
      text.append(' ').append(mount.fileSystem().kind().title()).append(' ');
      text.append(rights(mount)).append(",relatime").append(mount.limit()).append(" 0 0\n");
    }
    return text.toString();
  }

  /** The same with numbers, parents and roots (proc_pid_mountinfo(5)). */
  static String mountInfo(FileTree files) {
    StringBuilder text = new StringBuilder();
    for (Mount mount : files.mounts()) {
      FileSystem system = mount.fileSystem();
      text.append(FIRST_MOUNT + system.device()).append(' ');
      text.append(FIRST_MOUNT + mount.parentDevice()).append(" 0:").append(system.device());
      text.append(" / ").append(mount.path()).append(' ').append(rights(mount));
      text.append(",relatime - ").append(system.kind().title()).append(' ');
      text.append(system.source()).append(' ').append(rights(mount)).append(mount.limit());
      text.append('\n');
    }
    return text.toString();
  }

  private static String rights(Mount mount) {
    return mount.fileSystem().readOnly() ? "ro" : "rw";
  }
}
