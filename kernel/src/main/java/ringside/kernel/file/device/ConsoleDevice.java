package ringside.kernel.file.device;

import ringside.kernel.file.Located;
import ringside.kernel.file.OpenFlags;
import ringside.kernel.file.OpenInode;
import ringside.kernel.file.terminal.Terminal;
import ringside.kernel.file.terminal.TerminalEnd;
import ringside.kernel.memory.UserMemory;
import ringside.kernel.text.KernelCode;
import ringside.kernel.wait.Outcome;

/** /dev/console and /dev/tty: standard input and output as one file. */
final class ConsoleDevice extends OpenInode implements TerminalEnd {
  private final ConsoleFile input;
  private final ConsoleFile output;

  ConsoleDevice(ConsoleTerminal terminal, KernelCode code, Located where, OpenFlags flags) {
    super(where, flags);
    this.input = new ConsoleFile(terminal, code, ConsoleFile.Stream.INPUT);
    this.output = new ConsoleFile(terminal, code, ConsoleFile.Stream.OUTPUT);
  }

  @Override
  public Terminal terminal() {
    return input.terminal();
  }

  @Override
  public Outcome read(UserMemory memory, int address, int length) {
    return input.read(memory, address, length);
  }

  @Override
  public Outcome write(UserMemory memory, int address, int length, int written) {
    return output.write(memory, address, length, written);
  }

  @Override
  public boolean isTerminal() {
    return input.isTerminal();
  }

  @Override
  public String title() {
    return "console";
  }
}
