/**
 * Machines as users write them: a preset's name or a TOML file. Start reading at {@link
 * ringside.cli.machine.MachineFile}.
 */
@org.jspecify.annotations.NullMarked
package ringside.cli.machine;
