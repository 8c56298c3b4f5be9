/** Grading: the two assignments, what submissions may try, and what grades are made of. */
@NullMarked
package ringside.tests.grade;

import org.jspecify.annotations.NullMarked;
