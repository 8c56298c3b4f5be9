package ringside.programs;

import java.util.List;

/**
 * A bundled program.
 *
 * @param name under which it is run; its file in the program store is /bin/name
 * @param claims what it shows: the identifiers of the project's list of claims, like A2; may be
 *     empty
 * @param arguments of the run that gives the expected output, argv[0] not among them
 * @param environment of that run, each entry as NAME=value
 * @param sources resource names for {@link Catalogue#source}: its own files first, then the parts
 *     of the library it uses
 * @param compared how its output relates to that on Linux
 * @param exitStatus of that run, 0..255; 128 + n if signal n ends it, 123 for a deadlock
 */
public record GuestProgram(
    String name,
    List<String> claims,
    List<String> arguments,
    List<String> environment,
    List<String> sources,
    Compared compared,
    int exitStatus) {

  /** Copies the lists. */
  public GuestProgram {
    claims = List.copyOf(claims);
    arguments = List.copyOf(arguments);
    environment = List.copyOf(environment);
    sources = List.copyOf(sources);
  }

  /** Whether it is written in C: then its executable is kept with the project, not built. */
  public boolean isInC() {
    return sources.get(0).endsWith(".c");
  }
}
