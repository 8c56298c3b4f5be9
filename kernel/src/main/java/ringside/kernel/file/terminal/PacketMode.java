package ringside.kernel.file.terminal;

/** What a master is told beside bytes, in a byte of its own before them (TIOCPKT). */
public final class PacketMode {
  /** TIOCPKT_FLUSHREAD. */
  static final int FLUSHED_TYPED = 1;

  /** TIOCPKT_FLUSHWRITE. */
  static final int FLUSHED_WRITTEN = 2;

  /** TIOCPKT_STOP. */
  static final int STOPPED = 4;

  /** TIOCPKT_START. */
  static final int GOES_ON = 8;

  /** TIOCPKT_NOSTOP. */
  static final int NO_FLOW = 0x10;

  /** TIOCPKT_DOSTOP. */
  static final int USUAL_FLOW = 0x20;

  private boolean on;
  private int news;

  PacketMode() {}

  /** Whether the master wants it. */
  public boolean isOn() {
    return on;
  }

  /** Begins or ends it; it begins without news. */
  public void set(boolean value) {
    if (value && !on) {
      news = 0;
    }
    on = value;
  }

  /** Notes news, which may take the place of others; says whether anybody wants to know. */
  boolean note(int bits, int instead) {
    if (on) {
      news = news & ~instead | bits;
    }
    return on;
  }

  boolean hasNews() {
    return on && news != 0;
  }

  int take() {
    int taken = news;
    news = 0;
    return taken;
  }
}
