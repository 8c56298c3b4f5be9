/**
 * One door for everything that the kernel may decide in one way or another. Start at {@link
 * ringside.kernel.choice.Choices}.
 */
@org.jspecify.annotations.NullMarked
package ringside.kernel.choice;
