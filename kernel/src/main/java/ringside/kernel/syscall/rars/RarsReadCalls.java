package ringside.kernel.syscall.rars;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import ringside.isa.abi.RarsCall;
import ringside.kernel.process.ExitStatus;
import ringside.kernel.process.Processes;
import ringside.kernel.syscall.Call;
import ringside.kernel.syscall.Support;
import ringside.kernel.syscall.SyscallTable;
import ringside.kernel.text.KernelCode;
import ringside.kernel.text.Routine;
import ringside.kernel.wait.Outcome;

/** What RARS reads from the keyboard, a line at a time. */
public final class RarsReadCalls {
  private static final int LONGEST_LINE = 1 << 16;
  private static final int END_OF_INPUT = -1;

  private final KernelCode code;
  private final Processes processes;
  private final RarsConsole console;

  public RarsReadCalls(KernelCode code, Processes processes, RarsConsole console) {
    this.code = code;
    this.processes = processes;
    this.console = console;
  }

  public void register(SyscallTable table) {
    table.replace(RarsCall.READ_INT, "", Support.FULL, this::readInt);
    table.replace(RarsCall.READ_STRING, "pi", Support.FULL, this::readString);
    table.replace(RarsCall.READ_CHAR, "", Support.FULL, this::readChar);
  }

  private Outcome readInt(Call call) {
    Outcome outcome = console.read(call, LONGEST_LINE);
    if (!(outcome instanceof Outcome.Done)) {
      return outcome;
    }
    String text = console.line(call).text().strip();
    for (int index = 0; index < text.length(); index++) {
      code.run(Routine.NUMBER_DIGIT);
    }
    try {
      return Outcome.done(Integer.parseInt(text));
    } catch (NumberFormatException notOne) {
      console.complain(call, "\nread_int: '" + text + "' is no integer of 32 bits\n");
      processes.terminate(call.process(), ExitStatus.exited(1));
      return new Outcome.Gone();
    }
  }

  /** As fgets: at most one byte less than asked for, a line end if it fits, then a zero. */
  private Outcome readString(Call call) {
    int room = call.argument(1) - 1;
    if (room <= 0) {
      if (room == 0) {
        call.memory().write(call.argument(0), new byte[1]);
      }
      return Outcome.done(call.argument(0));
    }
    Outcome outcome = console.read(call, LONGEST_LINE);
    if (!(outcome instanceof Outcome.Done)) {
      return outcome;
    }
    RarsConsole.Line line = console.line(call);
    String whole = line.complete() ? line.text() + "\n" : line.text();
    byte[] bytes =
        whole.substring(0, Math.min(room, whole.length())).getBytes(StandardCharsets.ISO_8859_1);
    call.memory().write(call.argument(0), Arrays.copyOf(bytes, bytes.length + 1));
    return Outcome.done(call.argument(0));
  }

  private Outcome readChar(Call call) {
    Outcome outcome = console.read(call, 1);
    if (!(outcome instanceof Outcome.Done)) {
      return outcome;
    }
    String text = console.line(call).text();
    return Outcome.done(text.isEmpty() ? END_OF_INPUT : text.charAt(0));
  }
}
