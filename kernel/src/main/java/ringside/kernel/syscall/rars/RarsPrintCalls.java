package ringside.kernel.syscall.rars;

import ringside.isa.abi.RarsCall;
import ringside.kernel.event.Deed;
import ringside.kernel.memory.BadAddress;
import ringside.kernel.syscall.Call;
import ringside.kernel.syscall.Support;
import ringside.kernel.syscall.SyscallTable;
import ringside.kernel.wait.Outcome;

/** What RARS prints. */
public final class RarsPrintCalls {
  private static final int CHUNK = 64;

  private final RarsConsole console;

  public RarsPrintCalls(RarsConsole console) {
    this.console = console;
  }

  public void register(SyscallTable table) {
    Support full = Support.FULL;
    table.replace(RarsCall.PRINT_INT, "i", full, this::printInt);
    table.replace(RarsCall.PRINT_STRING, "s", full, this::printString);
    table.replace(RarsCall.PRINT_CHAR, "i", full, this::printChar);
    table.replace(RarsCall.PRINT_HEX, "x", full, this::printHex);
    table.replace(RarsCall.PRINT_BINARY, "x", full, this::printBinary);
    table.replace(RarsCall.PRINT_UNSIGNED, "u", full, this::printUnsigned);
  }

  private Outcome printInt(Call call) {
    return console.printNumber(call, Integer.toString(call.argument(0)));
  }

  private Outcome printUnsigned(Call call) {
    return console.printNumber(call, Integer.toUnsignedString(call.argument(0)));
  }

  private Outcome printHex(Call call) {
    return console.printNumber(call, "0x%08x".formatted(call.argument(0)));
  }

  private Outcome printBinary(Call call) {
    String digits = Integer.toBinaryString(call.argument(0));
    return console.printNumber(call, "0".repeat(32 - digits.length()) + digits);
  }

  private Outcome printChar(Call call) {
    return console.print(call, new byte[] {(byte) call.argument(0)});
  }

  private Outcome printString(Call call) {
    int address = call.argument(0);
    try {
      return console.print(call, address, length(call, address));
    } catch (BadAddress bad) {
      return new Outcome.Fault(Deed.RARS_STRING, address);
    }
  }

  /** Bytes before the zero, looked for in pieces that cross no page. */
  private static int length(Call call, int address) {
    int at = address;
    while (true) {
      byte[] piece = call.memory().read(at, CHUNK - (at & CHUNK - 1));
      for (int index = 0; index < piece.length; index++) {
        if (piece[index] == 0) {
          return at + index - address;
        }
      }
      at += piece.length;
    }
  }
}
