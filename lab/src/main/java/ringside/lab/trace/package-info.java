/**
 * Traces of a run, written while it goes on: what happened, for people ({@code .txt}), programs
 * ({@code .jsonl}) and viewers. docs/traces.md tells what each shows. Start reading at {@link
 * ringside.lab.trace.TraceFormat}.
 */
@org.jspecify.annotations.NullMarked
package ringside.lab.trace;
