package ringside.kernel.sched;

/** What policies keep of a thread (Linux: sched_entity). Each policy uses what it needs. */
public final class SchedulingEntity {
  /** The nice value that counts least. */
  public static final int LEAST_NICE = 19;

  /** Weight of nice 0 (Linux: NICE_0_LOAD). */
  static final int WEIGHT_OF_ZERO = 1024;

  /** One nice step is a factor of about 1.25 (Linux: sched_prio_to_weight, -20 to 19). */
  private static final int[] WEIGHTS = {
    88761, 71755, 56483, 46273, 36291, 29154, 23254, 18705, 14949, 11916, 9548, 7620, 6100, 4904,
    3906, 3121, 2501, 1991, 1586, 1277, 1024, 820, 655, 526, 423, 335, 272, 215, 172, 137, 110, 87,
    70, 56, 45, 36, 29, 23, 18, 15
  };

  private SchedulingClass schedulingClass = SchedulingClass.OTHER;
  private int realtimePriority;
  private int nice;
  private boolean resetOnFork;
  private int lentPriority;
  private int lentNice = LEAST_NICE;

  /** Clock at which it became ready. */
  long readySince;

  /** CFS and EEVDF: cycles run, divided by the weight. */
  long virtualTime;

  /** EEVDF: virtual time by which it should have had its slice. */
  long virtualDeadline;

  /** MLFQ: its level, 0 the highest, and what of its allotment there is used. */
  int level;

  long usedOfAllotment;

  /** Real-time: cycles of its turn that are left (SCHED_RR). */
  long leftOfTurn;

  /** Which class it is in. */
  public SchedulingClass schedulingClass() {
    return schedulingClass;
  }

  /** Priority of a real-time class, 1 to 99; 0 in the others. */
  public int realtimePriority() {
    return realtimePriority;
  }

  /** Puts it into a class (sched_setscheduler(2)). */
  public void setClass(SchedulingClass other, int priority) {
    schedulingClass = other;
    realtimePriority = priority;
  }

  /** Whether its children begin in the normal class (SCHED_RESET_ON_FORK). */
  public boolean resetOnFork() {
    return resetOnFork;
  }

  /** Sets whether its children begin in the normal class. */
  public void setResetOnFork(boolean value) {
    resetOnFork = value;
  }

  /** Nice value, -20 (most) to 19 (least). */
  public int nice() {
    return nice;
  }

  /** Sets the nice value. */
  public void setNice(int value) {
    nice = value;
  }

  /**
   * The real-time priority that it runs with, 0 for none: its own, or that of who waits for a lock
   * it has (Linux: normal_prio and prio of a task).
   */
  public int urgency() {
    return Math.max(realtimePriority, lentPriority);
  }

  /** The nice value that it runs with, for policies that go by it. */
  public int urgentNice() {
    return Math.min(nice, lentNice);
  }

  /** Whether it is lent just these. */
  public boolean isLent(int priority, int niceValue) {
    return lentPriority == priority && lentNice == niceValue;
  }

  /** Whether anybody lends it any. */
  public boolean isLentAny() {
    return !isLent(0, LEAST_NICE);
  }

  /**
   * Lends it the priority of others.
   *
   * @param priority of a real-time class, 0 for none
   * @param niceValue of the others, {@link #LEAST_NICE} for none
   */
  public void lend(int priority, int niceValue) {
    lentPriority = priority;
    lentNice = niceValue;
  }

  /** What a child begins with. */
  public void inherit(SchedulingEntity parent) {
    boolean reset = parent.resetOnFork;
    nice = reset ? Math.max(0, parent.nice) : parent.nice;
    setClass(
        reset ? SchedulingClass.OTHER : parent.schedulingClass,
        reset ? 0 : parent.realtimePriority);
    virtualTime = parent.virtualTime;
  }

  /** Its share of the processor against others. */
  int weight() {
    return schedulingClass == SchedulingClass.IDLE ? 3 : WEIGHTS[nice + 20];
  }

  /** Cycles on the virtual clock of this weight. */
  long virtual(long cycles) {
    return cycles * WEIGHT_OF_ZERO / weight();
  }
}
