/**
 * What can be found out about a process that crashed or a thread that waits, free of charge: where
 * it is, who called it, what it waits for and who could end that. Start reading at {@link
 * ringside.lab.explain.ThreadReports}.
 */
@org.jspecify.annotations.NullMarked
package ringside.lab.explain;
