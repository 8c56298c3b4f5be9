/**
 * Waiting and being woken: the floor on which files, sockets, pipes, signals and processes stand.
 * It knows no process and no system call. Start at {@link ringside.kernel.wait.WaitQueue}; what a
 * call that has to wait answers is {@link ringside.kernel.wait.Outcome}.
 */
@NullMarked
package ringside.kernel.wait;

import org.jspecify.annotations.NullMarked;
