package ringside.kernel.process;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ringside.kernel.event.Event;
import ringside.kernel.event.Stamp;
import ringside.kernel.wait.Outcome;

/**
 * A system call in progress, as the TCB keeps it: its arguments, and how far it has come. A parked
 * thread's handler is called again with the same object.
 */
public final class PendingCall {
  private final int number;
  private final String title;
  private final int[] arguments;
  private int progress;
  private long deadline;
  private boolean retried;
  private @Nullable Runnable abandoned;
  private @Nullable Object kept;
  private Stamp begin = new Stamp(0, 0, 0, 0, 0);

  private PendingCall(int number, String title, int[] arguments) {
    this.number = number;
    this.title = title;
    this.arguments = arguments;
  }

  /** A call that has just been made, with a7 and a0..a5. */
  public static PendingCall of(int number, String title, int... arguments) {
    return new PendingCall(number, title, arguments);
  }

  /** The call of an event, for those who look. */
  public static PendingCall of(Event.Called event) {
    int[] arguments = event.arguments().stream().mapToInt(Integer::intValue).toArray();
    return new PendingCall(event.number(), event.title(), arguments);
  }

  /** a7. */
  public int number() {
    return number;
  }

  /** What reports call it. */
  public String title() {
    return title;
  }

  /** a0..a5. */
  public int argument(int index) {
    return arguments[index];
  }

  /** a0..a5. */
  public List<Integer> arguments() {
    List<Integer> list = new ArrayList<>(arguments.length);
    for (int argument : arguments) {
      list.add(argument);
    }
    return Collections.unmodifiableList(list);
  }

  /** The event with which it began; of no meaning where nobody hears of calls. */
  public Stamp begin() {
    return begin;
  }

  /** Notes the event with which it began. */
  public void began(Stamp at) {
    begin = at;
  }

  /** What the last try has done: bytes moved, or whether it has begun to wait. */
  public int progress() {
    return progress;
  }

  /** Cycle at which the wait ends, kept so that a try after a wake keeps it. */
  public long deadline() {
    return deadline;
  }

  /** Sets the cycle at which the wait is to end, at the first try. */
  public void setDeadline(long cycle) {
    deadline = cycle;
  }

  /** What is to be given back where the thread ends before the call does. */
  public void whenAbandoned(@Nullable Runnable action) {
    abandoned = action;
  }

  /** The thread ends in the middle of the call. */
  public void abandon() {
    Runnable action = abandoned;
    abandoned = null;
    if (action != null) {
      action.run();
    }
  }

  /** Keeps an object for the next try. */
  public void keep(@Nullable Object object) {
    kept = object;
  }

  /** The object that a former try has kept, or null. */
  public @Nullable Object kept() {
    return kept;
  }

  /** Whether a former try has waited. */
  public boolean retried() {
    return retried;
  }

  /** Keeps what a try that could not go on wants the next one to know. */
  public void waited(Outcome.Wait wait) {
    progress = wait.progress();
    deadline = wait.deadline();
    retried = true;
  }
}
