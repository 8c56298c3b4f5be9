/**
 * Machines as users write them: a preset's name or a TOML file. Start reading at {@link
 * ringside.lab.host.machine.MachineFile}.
 */
@org.jspecify.annotations.NullMarked
package ringside.lab.host.machine;
