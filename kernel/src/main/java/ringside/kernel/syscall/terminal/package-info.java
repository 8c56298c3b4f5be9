/**
 * What ioctl asks of terminals and pairs (ioctl_tty(2)). Start reading at {@link
 * ringside.kernel.syscall.terminal.TerminalControl}.
 */
@org.jspecify.annotations.NullMarked
package ringside.kernel.syscall.terminal;
