package ringside.tests.fuzz.model;

/** A System V object; its id, which only the kernel knows, is in a variable of the sequence. */
public abstract class IpcObject {
  private final int variable;
  private final int key;
  private boolean removed;

  IpcObject(int variable, int key) {
    this.variable = variable;
    this.key = key;
  }

  /** Where the sequence keeps its id. */
  public final int variable() {
    return variable;
  }

  /** What it was made with; 0 for IPC_PRIVATE. */
  final int key() {
    return key;
  }

  /** Whether IPC_RMID took it out. */
  public final boolean removed() {
    return removed;
  }

  /** IPC_RMID. */
  public final void remove() {
    removed = true;
  }
}
