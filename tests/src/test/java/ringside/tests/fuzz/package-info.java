/**
 * Random sequences of system calls of several processes, whose answers are those of a model of
 * Linux. Start reading at {@link ringside.tests.fuzz.SystemCallProperties}.
 */
@org.jspecify.annotations.NullMarked
package ringside.tests.fuzz;
