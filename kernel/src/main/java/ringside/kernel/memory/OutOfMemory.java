package ringside.kernel.memory;

/** No frame is left. It becomes ENOMEM, or ends the process whose page fault needs the frame. */
public final class OutOfMemory extends RuntimeException {
  private static final long serialVersionUID = 1;

  OutOfMemory() {
    super("no frame is left", null, false, false);
  }
}
