/**
 * The debugger's commands: a line is read, done on a {@link ringside.lab.debug.Timeline}, and what
 * is to be seen then is printed. Start reading at {@link ringside.lab.debugger.Debugger}.
 */
@org.jspecify.annotations.NullMarked
package ringside.lab.debugger;
