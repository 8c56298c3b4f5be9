package ringside.kernel.file;

/**
 * Who gets the signals of an open file (fcntl(2), F_SETOWN).
 *
 * @param kind F_OWNER_TID 0, F_OWNER_PID 1, F_OWNER_PGRP 2
 * @param id of the thread, process or group; 0 for nobody
 * @param uid real user of who said so
 * @param euid effective user of who said so
 */
public record IoOwner(int kind, int id, int uid, int euid) {
  /** F_OWNER_TID. */
  public static final int THREAD = 0;

  /** F_OWNER_PID. */
  public static final int PROCESS = 1;

  /** F_OWNER_PGRP. */
  public static final int GROUP = 2;

  /** Nobody. */
  public static final IoOwner NOBODY = new IoOwner(PROCESS, 0, 0, 0);

  /** As F_GETOWN tells it: groups are negative. */
  public int number() {
    return kind == GROUP ? -id : id;
  }
}
