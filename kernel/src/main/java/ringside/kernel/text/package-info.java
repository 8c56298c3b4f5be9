/**
 * The kernel's own instructions: which routines there are, where they stand, and what running one
 * costs. Start reading at {@link ringside.kernel.text.Routine}.
 */
@org.jspecify.annotations.NullMarked
package ringside.kernel.text;
