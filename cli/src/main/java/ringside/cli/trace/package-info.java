/**
 * What is written while a run goes on: system calls and memory accesses. Start reading at {@link
 * ringside.cli.trace.Strace}.
 */
@org.jspecify.annotations.NullMarked
package ringside.cli.trace;
