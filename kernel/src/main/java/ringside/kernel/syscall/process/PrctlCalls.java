package ringside.kernel.syscall.process;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Errno;
import ringside.isa.abi.Signal;
import ringside.isa.abi.Syscall;
import ringside.kernel.identity.Capabilities;
import ringside.kernel.identity.Capability;
import ringside.kernel.identity.Credentials;
import ringside.kernel.process.Process;
import ringside.kernel.syscall.Call;
import ringside.kernel.syscall.Support;
import ringside.kernel.syscall.SyscallTable;
import ringside.kernel.text.KernelCode;
import ringside.kernel.text.Routine;
import ringside.kernel.wait.Outcome;

/** prctl: what a process or thread says of itself. */
public final class PrctlCalls {
  private static final int NAME_BYTES = 16;
  private static final int PR_SET_PDEATHSIG = 1;
  private static final int PR_GET_PDEATHSIG = 2;
  private static final int PR_GET_DUMPABLE = 3;
  private static final int PR_SET_DUMPABLE = 4;
  private static final int PR_GET_KEEPCAPS = 7;
  private static final int PR_SET_KEEPCAPS = 8;
  private static final int PR_GET_TIMING = 13;
  private static final int PR_SET_TIMING = 14;
  private static final int PR_SET_NAME = 15;
  private static final int PR_GET_NAME = 16;
  private static final int PR_GET_SECCOMP = 21;
  private static final int PR_CAPBSET_READ = 23;
  private static final int PR_CAPBSET_DROP = 24;
  private static final int PR_GET_SECUREBITS = 27;
  private static final int PR_SET_TIMERSLACK = 29;
  private static final int PR_GET_TIMERSLACK = 30;
  private static final int PR_SET_CHILD_SUBREAPER = 36;
  private static final int PR_GET_CHILD_SUBREAPER = 37;
  private static final int PR_SET_NO_NEW_PRIVS = 38;
  private static final int PR_GET_NO_NEW_PRIVS = 39;
  private static final int PR_GET_TID_ADDRESS = 40;
  private static final int PR_CAP_AMBIENT = 47;
  private static final int AMBIENT_IS_SET = 1;
  private static final int AMBIENT_RAISE = 2;
  private static final int AMBIENT_LOWER = 3;
  private static final int AMBIENT_CLEAR_ALL = 4;

  private final KernelCode code;

  public PrctlCalls(KernelCode code) {
    this.code = code;
  }

  public void register(SyscallTable table) {
    table.add(
        Syscall.PRCTL,
        "ippii",
        Support.partial(
            "no PR_SET_SECCOMP, PR_SET_SECUREBITS and PR_SET_MM; timer slack delays nothing here"),
        this::control);
  }

  private Outcome control(Call call) {
    code.run(Routine.SET_FIELD);
    Process process = call.process();
    int value = call.argument(1);
    return switch (call.argument(0)) {
      case PR_SET_NAME -> done(() -> process.rename(name(call)));
      case PR_GET_NAME -> done(() -> call.memory().write(value, nameField(process)));
      case PR_SET_DUMPABLE -> ofFlag(value, () -> process.setDumpable(value == 1));
      case PR_GET_DUMPABLE -> Outcome.done(process.isDumpable() ? 1 : 0);
      case PR_SET_PDEATHSIG ->
          value < 0 || value > Signal.MAXIMUM
              ? Outcome.failed(Errno.EINVAL)
              : done(() -> process.setParentDeathSignal(value));
      case PR_GET_PDEATHSIG ->
          done(() -> call.memory().writeWord(value, process.parentDeathSignal()));
      case PR_SET_TIMERSLACK -> done(() -> call.thread().setTimerSlack(value));
      case PR_GET_TIMERSLACK -> Outcome.done(call.thread().timerSlack());
      case PR_GET_TIMING, PR_GET_SECCOMP, PR_GET_SECUREBITS -> Outcome.done(0);
      case PR_SET_TIMING -> value == 0 ? Outcome.done(0) : Outcome.failed(Errno.EINVAL);
      case PR_SET_CHILD_SUBREAPER -> done(() -> process.setSubreaper(value != 0));
      case PR_GET_CHILD_SUBREAPER ->
          done(() -> call.memory().writeWord(value, process.isSubreaper() ? 1 : 0));
      case PR_GET_TID_ADDRESS ->
          done(() -> call.memory().writeWord(value, call.thread().clearChildTid()));
      default -> ofRights(call, process.credentials());
    };
  }

  private static Outcome ofRights(Call call, Credentials who) {
    int value = call.argument(1);
    boolean plain = call.argument(2) == 0 && call.argument(3) == 0 && call.argument(4) == 0;
    return switch (call.argument(0)) {
      case PR_GET_KEEPCAPS -> Outcome.done(who.keepsCapabilities() ? 1 : 0);
      case PR_SET_KEEPCAPS -> ofFlag(value, () -> who.setKeepsCapabilities(value == 1));
      case PR_SET_NO_NEW_PRIVS ->
          value == 1 && plain ? done(who::gainNothing) : Outcome.failed(Errno.EINVAL);
      case PR_GET_NO_NEW_PRIVS ->
          value == 0 && plain
              ? Outcome.done(who.gainsNothing() ? 1 : 0)
              : Outcome.failed(Errno.EINVAL);
      case PR_CAPBSET_READ -> {
        Capability asked = capability(value);
        yield asked == null
            ? Outcome.failed(Errno.EINVAL)
            : Outcome.done(asked.isIn(who.capabilities().bounding()) ? 1 : 0);
      }
      case PR_CAPBSET_DROP -> dropBound(who, capability(value));
      case PR_CAP_AMBIENT -> ambient(call, who);
      default -> Outcome.failed(Errno.EINVAL);
    };
  }

  private static Outcome dropBound(Credentials who, @Nullable Capability dropped) {
    if (!who.may(Capability.SETPCAP)) {
      return Outcome.failed(Errno.EPERM);
    }
    return dropped == null
        ? Outcome.failed(Errno.EINVAL)
        : done(() -> who.setCapabilities(who.capabilities().without(dropped)));
  }

  private static Outcome ambient(Call call, Credentials who) {
    Capabilities sets = who.capabilities();
    boolean plain = call.argument(3) == 0 && call.argument(4) == 0;
    if (call.argument(1) == AMBIENT_CLEAR_ALL) {
      return plain && call.argument(2) == 0
          ? done(() -> who.setCapabilities(sets.withAmbient(0)))
          : Outcome.failed(Errno.EINVAL);
    }
    Capability one = capability(call.argument(2));
    if (!plain || one == null) {
      return Outcome.failed(Errno.EINVAL);
    }
    return switch (call.argument(1)) {
      case AMBIENT_IS_SET -> Outcome.done(one.isIn(sets.ambient()) ? 1 : 0);
      case AMBIENT_RAISE ->
          one.isIn(sets.permitted() & sets.inheritable())
              ? done(() -> who.setCapabilities(sets.withAmbient(sets.ambient() | one.bit())))
              : Outcome.failed(Errno.EPERM);
      case AMBIENT_LOWER ->
          done(() -> who.setCapabilities(sets.withAmbient(sets.ambient() & ~one.bit())));
      default -> Outcome.failed(Errno.EINVAL);
    };
  }

  private static @Nullable Capability capability(int number) {
    return number < 0 || number >= Capability.COUNT ? null : Capability.values()[number];
  }

  private static Outcome ofFlag(int value, Runnable deed) {
    return value == 0 || value == 1 ? done(deed) : Outcome.failed(Errno.EINVAL);
  }

  private static Outcome done(Runnable deed) {
    deed.run();
    return Outcome.done(0);
  }

  private static byte[] nameField(Process process) {
    byte[] text = process.name().getBytes(StandardCharsets.ISO_8859_1);
    byte[] field = new byte[NAME_BYTES];
    System.arraycopy(text, 0, field, 0, Math.min(text.length, NAME_BYTES - 1));
    return field;
  }

  private static String name(Call call) {
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < NAME_BYTES - 1; i++) {
      int letter = call.memory().read(call.argument(1) + i, 1)[0] & 0xff;
      if (letter == 0) {
        break;
      }
      name.append((char) letter);
    }
    return name.toString();
  }
}
