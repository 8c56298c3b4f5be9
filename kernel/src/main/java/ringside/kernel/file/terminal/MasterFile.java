package ringside.kernel.file.terminal;

import java.util.List;
import ringside.kernel.file.Located;
import ringside.kernel.file.OpenFlags;
import ringside.kernel.file.OpenInode;
import ringside.kernel.memory.UserMemory;
import ringside.kernel.wait.Outcome;
import ringside.kernel.wait.WaitQueue;

/** The master of a pair: what opening /dev/ptmx gives (ptmx(4)). */
public final class MasterFile extends OpenInode implements TerminalEnd {
  private final PseudoTerminal pair;
  private final PseudoTerminals table;

  MasterFile(PseudoTerminal pair, PseudoTerminals table, Located where, OpenFlags flags) {
    super(where, flags);
    this.pair = pair;
    this.table = table;
  }

  /** The pair. */
  public PseudoTerminal pair() {
    return pair;
  }

  @Override
  public Terminal terminal() {
    return pair.terminal();
  }

  @Override
  public Outcome read(UserMemory memory, int address, int length) {
    return pair.read(memory, address, length, nonBlocking());
  }

  @Override
  public Outcome write(UserMemory memory, int address, int length, int written) {
    return pair.write(memory, address, length, written, nonBlocking());
  }

  @Override
  public boolean hasPositions() {
    return false;
  }

  @Override
  public boolean isTerminal() {
    return true;
  }

  @Override
  public int readable() {
    return pair.readable();
  }

  @Override
  public int readiness() {
    return pair.readiness();
  }

  @Override
  public List<WaitQueue> readinessQueues() {
    return List.of(pair.output(), pair.typingRoom());
  }

  @Override
  public boolean signalsReadiness() {
    return true;
  }

  /** What is typed or written is signalled, room is not. */
  @Override
  public List<WaitQueue> signallingQueues() {
    return List.of(pair.output());
  }

  @Override
  public int signalledGroup() {
    return -1;
  }

  @Override
  public String title() {
    return "ptmx";
  }

  @Override
  protected void closed() {
    table.end(pair);
    super.closed();
  }
}
