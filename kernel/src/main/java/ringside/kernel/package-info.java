/**
 * What a system call means and costs. {@link ringside.kernel.Computer} wires everything together;
 * start reading there.
 */
@org.jspecify.annotations.NullMarked
package ringside.kernel;
