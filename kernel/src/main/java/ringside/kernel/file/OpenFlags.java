package ringside.kernel.file;

/** The flags of open(2), by bit (uapi/asm-generic/fcntl.h). */
public record OpenFlags(int bits) {
  /** O_RDONLY, O_WRONLY, O_RDWR. */
  public static final int ACCESS_MODE = 3;

  /** Create it where it is not there. */
  public static final int CREATE = 0100;

  /** Fail where it is there. */
  public static final int EXCLUSIVE = 0200;

  /** Opening a terminal does not make it the session's. */
  public static final int NO_TERMINAL = 0400;

  /** Empty it. */
  public static final int TRUNCATE = 01000;

  /** Write at the end. */
  public static final int APPEND = 02000;

  /** Never wait. */
  public static final int NON_BLOCKING = 04000;

  /** Signal when it is ready (O_ASYNC). */
  public static final int ASYNCHRONOUS = 020000;

  /** Packets, in a pipe (O_DIRECT); nothing elsewhere. */
  public static final int DIRECT = 040000;

  /** Leave the time of access as it is: the owner's and root's business. */
  public static final int NO_ACCESS_TIME = 01000000;

  /** Fail where it is no folder. */
  public static final int DIRECTORY = 0200000;

  /** Fail where it is a symbolic link. */
  public static final int NO_FOLLOW = 0400000;

  /** exec closes the descriptor. */
  public static final int CLOSE_ON_EXEC = 02000000;

  /** Only name it. */
  public static final int PATH = 010000000;

  /** A file without a name, with {@link #DIRECTORY}. */
  public static final int TEMPORARY = 020000000;

  /** Whether a flag is set. */
  public boolean has(int flag) {
    return (bits & flag) == flag;
  }

  /** Whether reads are allowed. */
  public boolean reads() {
    return (bits & ACCESS_MODE) != 1 && !has(PATH);
  }

  /** Whether writes are allowed. */
  public boolean writes() {
    return (bits & ACCESS_MODE) != 0 && !has(PATH);
  }

  /** The permissions that opening needs. */
  public int wanted() {
    int wanted = (reads() ? Inode.READ : 0) | (writes() ? Inode.WRITE : 0);
    return has(TRUNCATE) ? wanted | Inode.WRITE : wanted;
  }
}
