package ringside.lab.grade;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ringside.isa.asm.source.SourceText;
import ringside.lab.check.Figure;
import ringside.lab.session.Machine;

/**
 * A test of an assignment.
 *
 * @param name of which no other test of the assignment has the same
 * @param points for passing
 * @param visibility who reads of it
 * @param given files that have to be handed in: sources, or one ELF file
 * @param support sources that the instructor adds
 * @param machine on what it runs
 * @param limits what it may use
 * @param arguments of the program
 * @param input standard input
 * @param files that it finds in {@link MemoryFolder#PATH}, by name
 * @param stdout what it should print; null where that does not matter
 * @param exit status that it should end with; null where that does not matter
 * @param written what it should leave in {@link MemoryFolder#PATH}, by name
 * @param figures bounds that each run has to keep
 * @param leaks whether nothing may be left behind
 * @param convention whether functions have to keep the calling convention
 * @param orders in which orders its threads run
 * @param hints what to say to who fails, by the way of failing
 */
@SuppressWarnings("ArrayRecordComponent")
public record TestCase(
    String name,
    int points,
    Visibility visibility,
    List<String> given,
    List<SourceText> support,
    Machine machine,
    Limits limits,
    List<String> arguments,
    byte[] input,
    Map<String, byte[]> files,
    @Nullable Expected stdout,
    @Nullable Integer exit,
    Map<String, Expected> written,
    List<Figure> figures,
    boolean leaks,
    boolean convention,
    Orders orders,
    Map<Way, String> hints) {

  /** The hint for a way of failing. */
  public Optional<String> hint(Way way) {
    return Optional.ofNullable(hints.get(way));
  }

  /** Whether more of a run counts than how it ends and what it prints. */
  boolean looksInside() {
    return leaks || convention || limits.frames() > 0 || !written.isEmpty() || !figures.isEmpty();
  }

  /** Whether the folder matters in which the program finds and leaves files. */
  boolean hasFolder() {
    return !files.isEmpty() || !written.isEmpty();
  }

  /** Whether students may read all that is known of it. */
  public boolean isOpen() {
    return visibility == Visibility.VISIBLE;
  }
}
