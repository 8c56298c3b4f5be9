/** The way into the kernel and out of it. Start reading at {@link ringside.kernel.trap.Kernel}. */
@org.jspecify.annotations.NullMarked
package ringside.kernel.trap;
