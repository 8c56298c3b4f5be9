/**
 * What can be found out about a process that crashed or a thread that waits, free of charge. Start
 * at {@link ringside.kernel.trace.ThreadReports}.
 */
@org.jspecify.annotations.NullMarked
package ringside.kernel.trace;
