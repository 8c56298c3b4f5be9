/**
 * The experiments of {@code ringside learn}: the measured evidence of each claim. Start reading at
 * {@link ringside.tests.learn.CourseTest}.
 */
@NullMarked
package ringside.tests.learn;

import org.jspecify.annotations.NullMarked;
