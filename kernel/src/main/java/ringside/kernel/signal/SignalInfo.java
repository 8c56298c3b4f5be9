package ringside.kernel.signal;

import java.util.List;
import ringside.isa.abi.Signal;

/**
 * What a handler is told of a signal (Linux: siginfo_t, riscv32 layout).
 *
 * @param signal number, 1..64
 * @param code si_code
 * @param fields the words from offset 12 on: what they mean depends on signal and code
 */
public record SignalInfo(int signal, int code, List<Integer> fields) {
  /** Bytes of a siginfo_t. */
  public static final int BYTES = 128;

  /** SI_USER: kill(2). */
  public static final int USER = 0;

  /** SI_KERNEL. */
  public static final int KERNEL = 0x80;

  /** SI_QUEUE: sigqueue(3). */
  public static final int QUEUE = -1;

  /** SI_TIMER. */
  public static final int TIMER = -2;

  /** SI_MESGQ: mq_notify(3). */
  public static final int MESSAGE_QUEUE = -3;

  /** SI_TKILL: tgkill(2). */
  public static final int THREAD_KILL = -6;

  /** SEGV_MAPERR. */
  public static final int NOT_MAPPED = 1;

  /** SEGV_ACCERR. */
  public static final int NOT_ALLOWED = 2;

  /** BUS_ADRERR. */
  public static final int NO_SUCH_ADDRESS = 2;

  /** From a process of a user. */
  public static SignalInfo from(int signal, int code, int pid, int uid) {
    return new SignalInfo(signal, code, List.of(pid, uid));
  }

  /** From the kernel itself, without an address. */
  public static SignalInfo kernel(Signal signal) {
    return new SignalInfo(signal.number(), KERNEL, List.of());
  }

  /** A fault at an address. */
  public static SignalInfo fault(Signal signal, int code, int address) {
    return new SignalInfo(signal.number(), code, List.of(address));
  }

  /** The whole structure as words. */
  public int[] words() {
    int[] words = new int[BYTES / 4];
    words[0] = signal;
    words[2] = code;
    for (int i = 0; i < fields.size(); i++) {
      words[3 + i] = fields.get(i);
    }
    return words;
  }
}
