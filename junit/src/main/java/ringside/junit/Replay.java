package ringside.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test of one schedule: that of a token, as reports of failures have it. Its parameter of type
 * {@link Schedules} takes one program, whose token it is.
 *
 * <p>A program that has changed since has other schedules: the test is then aborted, and says so.
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ExtendWith(ReplayExtension.class)
public @interface Replay {
  /** The token, {@code rs1:NAME@HASH:CHOICES}. */
  String value();

  /** Whether the schedule is followed, as far as it fits, though the program has changed. */
  boolean evenIfChanged() default false;
}
