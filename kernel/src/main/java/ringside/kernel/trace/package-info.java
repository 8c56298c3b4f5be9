/**
 * Events as records, for those who watch a run. Start reading at {@link
 * ringside.kernel.trace.KernelObserver}.
 */
@org.jspecify.annotations.NullMarked
package ringside.kernel.trace;
