package ringside.lab.host.program;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import ringside.programs.Catalogue;
import ringside.programs.GuestProgram;
import ringside.programs.Tools;

/** Programs in C: we have no compiler for them, so we say how they are built. */
public final class CSource {
  private static final Pattern MAIN =
      Pattern.compile("(?m)^\\s*(?:static\\s+|extern\\s+)?(?:int|void)\\s+\\w+\\s*\\([^;]*\\{");
  private static final Pattern INCLUDE =
      Pattern.compile("(?m)^\\s*#\\s*include\\s*[<\"][^>\"]+\\.h");

  private CSource() {}

  /** Whether a text, whatever its name, can only have been meant as C. */
  static boolean is(byte[] text) {
    String characters = new String(text, StandardCharsets.ISO_8859_1);
    return INCLUDE.matcher(characters).find() && MAIN.matcher(characters).find();
  }

  /** The bundled program whose source is a text, or null. */
  static @Nullable String bundled(byte[] text) {
    if (!is(text)) {
      return null;
    }
    String characters = new String(text, StandardCharsets.UTF_8);
    for (String name : Tools.executables()) {
      String source =
          Catalogue.find(name)
              .filter(GuestProgram::isInC)
              .map(program -> Catalogue.source(program.sources().get(0)))
              .or(() -> Tools.source(name))
              .orElse("");
      if (source.equals(characters)) {
        return name;
      }
    }
    return null;
  }

  static boolean isNamedSo(String name) {
    return name.endsWith(".c");
  }

  /**
   * The commands that build and run it.
   *
   * @param program a name for the executable
   */
  public static String howToBuild(String program) {
    return "Build it with  programs/lib/c/cc "
        + program
        + ".c -o "
        + program
        + "  and run it with  ringside run ./"
        + program
        + "\n  (docs/writing-guest-programs.md, \"In C\", has the compiler's command written out).";
  }

  static LoadException refusal(String name, String program) {
    return new LoadException(
        "ringside: '"
            + name
            + "' is written in C, which has to be compiled first"
            + (isNamedSo(name) ? "" : ": give it the name " + program + ".c")
            + "\n  "
            + howToBuild(program));
  }
}
