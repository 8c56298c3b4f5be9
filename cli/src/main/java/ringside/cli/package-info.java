/**
 * The commands a user types: each parses, calls and prints, and computes nothing itself. Start
 * reading at {@link ringside.cli.Main}, then at {@link ringside.cli.RunCommand}.
 */
@org.jspecify.annotations.NullMarked
package ringside.cli;
