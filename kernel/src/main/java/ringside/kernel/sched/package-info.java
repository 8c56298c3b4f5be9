/**
 * Who runs next, who waits, and what happens when. Start reading at {@link
 * ringside.kernel.sched.Scheduler}.
 */
@org.jspecify.annotations.NullMarked
package ringside.kernel.sched;
