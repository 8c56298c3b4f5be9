/**
 * Assignments and submissions as files of the host, graded on all its cores. Start reading at
 * {@link ringside.lab.host.grade.GradeRun}.
 */
@NullMarked
package ringside.lab.host.grade;

import org.jspecify.annotations.NullMarked;
