package ringside.kernel.syscall.file;

import java.util.function.Supplier;
import ringside.isa.abi.Errno;
import ringside.kernel.file.FileKind;
import ringside.kernel.file.OpenDirectory;
import ringside.kernel.file.OpenFile;
import ringside.kernel.file.anonymous.EventFile;
import ringside.kernel.net.socket.Socket;
import ringside.kernel.syscall.Call;
import ringside.kernel.wait.Outcome;

/**
 * The flags of preadv2 and pwritev2 (Linux: kiocb_set_rw_flags).
 *
 * @param bits RWF_ bits
 * @param writes whether they are of a write
 */
record TransferFlags(int bits, boolean writes) {
  private static final int HIGH_PRIORITY = 1;
  private static final int DATA_SYNC = 2;
  private static final int SYNC = 4;
  private static final int NO_WAIT = 8;
  private static final int APPEND = 0x10;
  private static final int NO_APPEND = 0x20;
  private static final int KNOWN = HIGH_PRIORITY | DATA_SYNC | SYNC | NO_WAIT | APPEND | NO_APPEND;

  static TransferFlags toRead(Call call) {
    return new TransferFlags(call.argument(5), false);
  }

  static TransferFlags toWrite(Call call) {
    return new TransferFlags(call.argument(5), true);
  }

  private boolean has(int flag) {
    return (bits & flag) != 0;
  }

  /** Makes a transfer as the flags say: as if O_NONBLOCK and O_APPEND were so for its time. */
  Outcome apply(OpenFile file, Supplier<Outcome> transfer) {
    if (bits == 0 || bits == HIGH_PRIORITY) {
      return transfer.get();
    }
    if ((bits & ~KNOWN) != 0 || takesNone(file) || has(NO_WAIT) && !knowsNoWait(file)) {
      return Outcome.failed(Errno.EOPNOTSUPP);
    }
    if (has(APPEND) && has(NO_APPEND)) {
      return Outcome.failed(Errno.EINVAL);
    }
    boolean nonBlocking = file.nonBlocking();
    boolean appending = file.appending();
    file.setNonBlocking(nonBlocking || has(NO_WAIT));
    file.setAppending((appending || has(APPEND)) && !has(NO_APPEND));
    try {
      return transfer.get();
    } finally {
      file.setNonBlocking(nonBlocking);
      file.setAppending(appending);
    }
  }

  /** Whether a file knows only plain reads, or plain writes (Linux: it has no write_iter). */
  private boolean takesNone(OpenFile file) {
    return writes && file instanceof EventFile || file instanceof OpenDirectory;
  }

  /** FMODE_NOWAIT: pipes, sockets, counters and devices; not files in memory. */
  private static boolean knowsNoWait(OpenFile file) {
    int kind = file.status().mode() & FileKind.MASK;
    return file instanceof Socket
        || kind != FileKind.REGULAR.bits() && kind != FileKind.DIRECTORY.bits();
  }
}
