package ringside.kernel.choice;

/** A schedule that can't be read, or is not one of this run. */
public final class ScheduleException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** For a reason, as a sentence without its subject. */
  public ScheduleException(String reason) {
    super(reason);
  }

  /**
   * The run does not ask what it asked when the schedule was recorded.
   *
   * @param number of the choice, from 1
   * @param now what the run does
   * @param then what the schedule has
   */
  public static ScheduleException misfit(long number, String now, String then) {
    return new ScheduleException(
        "it is not of this run: at choice "
            + number
            + " the run "
            + now
            + ", the schedule has '"
            + then
            + "'; are program, arguments, input and machine the same?");
  }
}
