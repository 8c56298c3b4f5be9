/**
 * Processes and threads: their birth, their states and their end. Start reading at {@link
 * ringside.kernel.process.Process}.
 */
@org.jspecify.annotations.NullMarked
package ringside.kernel.process;
