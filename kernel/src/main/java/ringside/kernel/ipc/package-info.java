/**
 * Objects that processes and threads meet at; they know no system-call number. Start reading at
 * {@link ringside.kernel.ipc.Pipe}.
 */
@org.jspecify.annotations.NullMarked
package ringside.kernel.ipc;
