package ringside.lab.grade;

import ringside.lab.session.MemoryConsole;

/** A console that keeps no more than so many bytes of what a guest prints. */
final class BoundedConsole extends MemoryConsole {
  private final int most;
  private int printed;

  BoundedConsole(byte[] input, int most) {
    super(input);
    this.most = most;
  }

  /** Whether the guest has printed more than it may. */
  boolean isFull() {
    return printed > most;
  }

  @Override
  public void write(byte[] bytes) {
    if (fits(bytes)) {
      super.write(bytes);
    }
  }

  @Override
  public void writeError(byte[] bytes) {
    if (fits(bytes)) {
      super.writeError(bytes);
    }
  }

  private boolean fits(byte[] bytes) {
    printed = (int) Math.min(Integer.MAX_VALUE, (long) printed + bytes.length);
    return !isFull();
  }
}
