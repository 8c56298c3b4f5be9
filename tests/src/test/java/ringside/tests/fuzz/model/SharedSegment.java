package ringside.tests.fuzz.model;

/** A System V shared memory segment (shmop(2)). */
public final class SharedSegment extends IpcObject {
  private static final int PAGE = 4096;

  private final int bytes;
  private final int[] words;
  private int attachments;

  SharedSegment(int variable, int key, int bytes) {
    super(variable, key);
    this.bytes = bytes;
    this.words = new int[(bytes + PAGE - 1) / PAGE * PAGE / 4];
  }

  /** Its size as it was asked for. */
  public int bytes() {
    return bytes;
  }

  /** shm_nattch of IPC_STAT. */
  public int attachments() {
    return attachments;
  }

  /** Whether its id still names it: until it is removed and nobody has it attached. */
  public boolean named() {
    return !removed() || attachments > 0;
  }

  void attach() {
    attachments++;
  }

  void detach() {
    attachments--;
  }

  /** A word of it. */
  public int load(int offset) {
    return words[offset / 4];
  }

  /** Changes a word of it. */
  public void store(int offset, int value) {
    words[offset / 4] = value;
  }
}
