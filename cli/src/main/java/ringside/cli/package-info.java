/** Filled in below. */
@org.jspecify.annotations.NullMarked
package ringside.cli;
