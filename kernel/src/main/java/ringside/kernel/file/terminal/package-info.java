/**
 * Terminals: what makes lines of keys and signals of some of them (Linux: tty, n_tty), who stands
 * in the foreground, and pairs that programs make of them (pty(7)). Nothing here knows a process or
 * a console. Start reading at {@link ringside.kernel.file.terminal.Terminal}.
 */
@org.jspecify.annotations.NullMarked
package ringside.kernel.file.terminal;
