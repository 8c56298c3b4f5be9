package ringside.kernel.file.proc;

import java.util.Locale;
import ringside.kernel.event.ThreadState;
import ringside.kernel.file.terminal.Terminal;
import ringside.kernel.identity.Credentials;
import ringside.kernel.memory.AddressSpace;
import ringside.kernel.memory.Region;
import ringside.kernel.process.GuestThread;
import ringside.kernel.process.Process;
import ringside.kernel.process.ResourceLimits;
import ringside.mmu.ledger.Mode;

/** /proc/PID/stat, statm and status. */
record ProcessTexts(ProcSources sources, Process process) {
  private static final int PRIORITY_OF_NICE_0 = 20;
  private static final int KIB_PER_PAGE = 4;

  /** Number of the controlling terminal, and the group in its foreground: 0 and -1 for none. */
  private String terminal() {
    Terminal terminal = process.terminal();
    return terminal == null ? "0 -1" : terminal.device() + " " + terminal.foreground().group();
  }

  /** The 52 fields of proc_pid_stat(5); what the kernel does not count is 0. */
  String stat() {
    Ticks ticks = new Ticks(sources);
    int pid = process.pid();
    long user = ticks.of(pid, Mode.USER);
    long system = ticks.of(pid, Mode.KERNEL);
    int nice =
        process.threads().stream().mapToInt(thread -> thread.entity().nice()).findFirst().orElse(0);
    return pid
        + " ("
        + process.name()
        + ") "
        + state().charAt(0)
        + " "
        + parent()
        + " "
        + process.group()
        + " "
        + process.session()
        + " "
        + terminal()
        + " 0 "
        + process.minorFaults()
        + " "
        + process.childUsage().minorFaults()
        + " "
        + process.majorFaults()
        + " "
        + process.childUsage().majorFaults()
        + " "
        + user
        + " "
        + system
        + " 0 0 "
        + (PRIORITY_OF_NICE_0 + nice)
        + " "
        + nice
        + " "
        + process.threads().size()
        + " 0 0 "
        + pagesMapped() * AddressSpace.PAGE
        + " "
        + pagesPresent()
        + " "
        + Integer.toUnsignedString((int) process.limits().soft(ResourceLimits.STACK))
        + " 0 0 0 0 0 0 0 0 0 0 0 0 "
        + process.exitSignal()
        + " 0 0 0 0 0 0 0 0 0 0 0 0 0 0\n";
  }

  /** Pages mapped, present, shared, text, 0, data, 0. */
  String pages() {
    return pagesMapped()
        + " "
        + pagesPresent()
        + " 0 "
        + pages(Region.Kind.CODE)
        + " 0 "
        + (pages(Region.Kind.DATA) + pages(Region.Kind.HEAP) + pages(Region.Kind.STACK))
        + " 0\n";
  }

  /** The lines that ps(1) and students read. */
  String status() {
    Credentials who = process.credentials();
    return "Name:\t"
        + process.name()
        + "\nUmask:\t"
        + String.format(Locale.ROOT, "%04o", process.context().umask())
        + "\nState:\t"
        + state()
        + "\nTgid:\t"
        + process.pid()
        + "\nNgid:\t0\nPid:\t"
        + process.pid()
        + "\nPPid:\t"
        + parent()
        + "\nTracerPid:\t0\nUid:\t"
        + ids(who.uid(), who.euid())
        + "\nGid:\t"
        + ids(who.gid(), who.egid())
        + "\nFDSize:\t256\nGroups:\t"
        + (isAlive() ? memory() : "")
        + "\nThreads:\t"
        + process.threads().size()
        + "\nvoluntary_ctxt_switches:\t"
        + process.voluntarySwitches()
        + "\nnonvoluntary_ctxt_switches:\t"
        + process.involuntarySwitches()
        + "\n";
  }

  /** The first process is nobody's child. */
  private int parent() {
    return process.parent() == process ? 0 : process.parent().pid();
  }

  private String memory() {
    return size("VmSize", pagesMapped())
        + size("VmLck", process.space().care().lockedBytes() / AddressSpace.PAGE)
        + size("VmRSS", pagesPresent())
        + size("VmData", pages(Region.Kind.DATA) + pages(Region.Kind.HEAP))
        + size("VmStk", pages(Region.Kind.STACK))
        + size("VmExe", pages(Region.Kind.CODE));
  }

  private static String size(String name, long pages) {
    return String.format(Locale.ROOT, "\n%s:\t%8d kB", name, pages * KIB_PER_PAGE);
  }

  private static String ids(int real, int effective) {
    return real + "\t" + effective + "\t" + effective + "\t" + effective;
  }

  private String state() {
    if (!isAlive()) {
      return "Z (zombie)";
    }
    if (process.hold().isStopped()) {
      return "T (stopped)";
    }
    boolean runs =
        process.threads().stream()
            .map(GuestThread::state)
            .anyMatch(state -> state == ThreadState.RUNNING || state == ThreadState.READY);
    return runs ? "R (running)" : "S (sleeping)";
  }

  private boolean isAlive() {
    return process.exitStatus() == null;
  }

  private long pagesPresent() {
    return isAlive() ? process.space().use().presentPages() : 0;
  }

  private long pagesMapped() {
    long pages = 0;
    for (Region.Kind kind : Region.Kind.values()) {
      pages += pages(kind);
    }
    return pages;
  }

  private long pages(Region.Kind kind) {
    return !isAlive()
        ? 0
        : process.space().regions().stream()
            .filter(region -> region.kind() == kind)
            .mapToLong(region -> region.end() - region.start() >>> 12)
            .sum();
  }
}
