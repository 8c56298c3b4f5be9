package ringside.lab.explore;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Syscall;
import ringside.kernel.file.FileStatus;
import ringside.kernel.file.OpenFile;
import ringside.kernel.process.GuestThread;

/**
 * What of the kernel a call uses. Two calls may change places without a difference if they use
 * nothing in common, or both only look at it. Of a call that nothing is known of here, it is
 * everything.
 *
 * @param kernel how it uses what has no name of its own: processes, descriptors, names of files
 * @param object that it changes beside that, or null
 */
record Footprint(Extent kernel, @Nullable Object object) {
  /** A call that nobody else notices. */
  static final Footprint OWN = new Footprint(Extent.NOTHING, null);

  /** A call that everybody may notice. */
  static final Footprint ALL = new Footprint(Extent.CHANGES, null);

  private static final Set<Syscall> OWN_CALLS =
      Set.of(
          Syscall.SCHED_YIELD,
          Syscall.GETPID,
          Syscall.GETTID,
          Syscall.GETUID,
          Syscall.GETEUID,
          Syscall.GETGID,
          Syscall.GETEGID,
          Syscall.UNAME,
          Syscall.CLOCK_GETTIME64,
          Syscall.CLOCK_NANOSLEEP_TIME64,
          Syscall.SET_TID_ADDRESS,
          Syscall.SET_ROBUST_LIST,
          // What a signal does comes with its sender, and what the word of an ended thread does
          // with the word.
          Syscall.RT_SIGRETURN,
          Syscall.EXIT,
          // Futexes tell of themselves: see Dependences.
          Syscall.FUTEX_TIME64);

  private static final Set<Syscall> FILE_CALLS =
      Set.of(
          Syscall.READ,
          Syscall.WRITE,
          Syscall.READV,
          Syscall.WRITEV,
          Syscall.PREAD64,
          Syscall.PWRITE64,
          Syscall.LLSEEK,
          Syscall.MQ_TIMEDSEND_TIME64,
          Syscall.MQ_TIMEDRECEIVE_TIME64);

  private static final Set<Syscall> MEMORY_CALLS =
      Set.of(Syscall.BRK, Syscall.MMAP2, Syscall.MUNMAP, Syscall.MPROTECT, Syscall.MADVISE);

  private static final Set<Syscall> SYSTEM_V_CALLS =
      Set.of(Syscall.MSGSND, Syscall.MSGRCV, Syscall.SEMOP, Syscall.SEMTIMEDOP_TIME64);

  /** How much of the kernel a call uses. */
  enum Extent {
    NOTHING,
    LOOKS,
    CHANGES
  }

  private record Named(Class<?> kind, long number, long further) {}

  /**
   * Of a call.
   *
   * @param number in a7
   * @param first in a0
   */
  static Footprint of(GuestThread thread, int number, int first) {
    Syscall call = Syscall.of(number);
    if (call == null) {
      return ALL;
    }
    if (OWN_CALLS.contains(call)) {
      return OWN;
    }
    if (FILE_CALLS.contains(call)) {
      return ofFile(thread.process().files().peek(first));
    }
    if (MEMORY_CALLS.contains(call)) {
      return looking(new Named(GuestThread.class, thread.process().pid(), 0));
    }
    return SYSTEM_V_CALLS.contains(call)
        ? looking(new Named(Syscall.class, idKind(call), first))
        : ALL;
  }

  private static int idKind(Syscall call) {
    return call == Syscall.MSGSND || call == Syscall.MSGRCV ? 0 : 1;
  }

  private static Footprint ofFile(@Nullable OpenFile file) {
    if (file == null) {
      return new Footprint(Extent.LOOKS, null);
    }
    FileStatus status = file.status();
    return looking(new Named(OpenFile.class, status.device(), status.inode()));
  }

  private static Footprint looking(Object object) {
    return new Footprint(Extent.LOOKS, object);
  }
}
