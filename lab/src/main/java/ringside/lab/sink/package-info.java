/**
 * What is written while a run goes on: system calls, accesses, transitions, packets, mishaps. Sinks
 * write to streams that they are given. Start reading at {@link ringside.lab.sink.Strace}.
 */
@org.jspecify.annotations.NullMarked
package ringside.lab.sink;
