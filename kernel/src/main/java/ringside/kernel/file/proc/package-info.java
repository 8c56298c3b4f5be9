/**
 * What /proc tells of processes and machine, written as Linux writes it. Start reading at {@link
 * ringside.kernel.file.proc.ProcTree}.
 */
@org.jspecify.annotations.NullMarked
package ringside.kernel.file.proc;
