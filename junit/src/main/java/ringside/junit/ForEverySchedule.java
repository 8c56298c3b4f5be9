package ringside.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test of every schedule that could make a difference, within a bound of preemptions. Its
 * parameter of type {@link Schedules} takes programs, and what is expected of each of their
 * schedules; they are explored when the method has returned.
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ExtendWith(EveryScheduleExtension.class)
public @interface ForEverySchedule {
  /** The most preemptions of a schedule: most mistakes need one or two. */
  int preemptions() default Schedules.PREEMPTIONS;

  /** Time after which no further schedule is begun, as in 500ms, 10s or 2m. */
  String budget() default "10s";

  /** The most schedules that are made, however fast they are. */
  long schedules() default Long.MAX_VALUE;

  /** Whether the test fails where the budget is not enough for all schedules. */
  boolean all() default false;
}
