package ringside.kernel.identity;

/**
 * One of the rights that root's are made of (capabilities(7)); the place of each is its number in
 * Linux (linux/capability.h).
 */
public enum Capability {
  CHOWN,
  DAC_OVERRIDE,
  DAC_READ_SEARCH,
  FOWNER,
  FSETID,
  KILL,
  SETGID,
  SETUID,
  SETPCAP,
  LINUX_IMMUTABLE,
  NET_BIND_SERVICE,
  NET_BROADCAST,
  NET_ADMIN,
  NET_RAW,
  IPC_LOCK,
  IPC_OWNER,
  SYS_MODULE,
  SYS_RAWIO,
  SYS_CHROOT,
  SYS_PTRACE,
  SYS_PACCT,
  SYS_ADMIN,
  SYS_BOOT,
  SYS_NICE,
  SYS_RESOURCE,
  SYS_TIME,
  SYS_TTY_CONFIG,
  MKNOD,
  LEASE,
  AUDIT_WRITE,
  AUDIT_CONTROL,
  SETFCAP,
  MAC_OVERRIDE,
  MAC_ADMIN,
  SYSLOG,
  WAKE_ALARM,
  BLOCK_SUSPEND,
  AUDIT_READ,
  PERFMON,
  BPF,
  CHECKPOINT_RESTORE;

  /** How many there are (CAP_LAST_CAP + 1). */
  public static final int COUNT = CHECKPOINT_RESTORE.ordinal() + 1;

  /** All of them, a bit each. */
  public static final long ALL = (1L << COUNT) - 1;

  /** Its place in a set. */
  public long bit() {
    return 1L << ordinal();
  }

  /** Whether a set has it. */
  public boolean isIn(long set) {
    return (set & bit()) != 0;
  }
}
