/**
 * What a student has handed in, run through the tests of an assignment, and what is said of it.
 * Start reading at {@link ringside.lab.grade.Grader}.
 */
@NullMarked
package ringside.lab.grade;

import org.jspecify.annotations.NullMarked;
