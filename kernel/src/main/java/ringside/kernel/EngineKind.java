package ringside.kernel;

import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import ringside.cpu.Hart;
import ringside.cpu.engine.Engine;
import ringside.cpu.interpret.CodeCache;
import ringside.cpu.interpret.Interpreter;
import ringside.cpu.interpret.RegionPolicy;
import ringside.cpu.plain.PlainEngine;
import ringside.cpu.region.RegionCompiler;

/** Which engines there are. What a run does, and every cycle of it, is the same with each. */
public enum EngineKind {
  /** One instruction after the other, as the manual has them. */
  PLAIN("plain"),
  /** Instructions unpacked once, and a loop for what hits everywhere. */
  FAST("fast"),
  /** The same, with what runs often as code of the JVM; where that is not the host, the same. */
  TRANSLATE("translate"),
  /** Everything as code of the JVM, as soon as it runs: to look for mistakes in that. */
  TRANSLATE_ALL("translate-all");

  /** The one that runs programs where nobody says another. */
  public static final EngineKind DEFAULT = TRANSLATE;

  private final String title;

  EngineKind(String title) {
    this.title = title;
  }

  /** The word that users choose it by. */
  public String title() {
    return title;
  }

  /** The engine of a word. */
  public static Optional<EngineKind> of(String title) {
    return Arrays.stream(values()).filter(kind -> kind.title.equals(title)).findFirst();
  }

  /**
   * Makes one for a hart.
   *
   * @param code where unpacked instructions are kept
   */
  Engine make(Hart hart, CodeCache code) {
    return switch (this) {
      case PLAIN -> new PlainEngine(hart);
      case FAST -> new Interpreter(hart, code);
      case TRANSLATE -> new Interpreter(hart, code, RegionPolicy.busy(() -> Host.COMPILER));
      case TRANSLATE_ALL ->
          new Interpreter(hart, code, RegionPolicy.everything(() -> Host.COMPILER));
    };
  }

  /** What the host has, where it has it: this part of the house runs in browsers, too. */
  private static final class Host {
    static final @Nullable RegionCompiler COMPILER = compiler();

    private static @Nullable RegionCompiler compiler() {
      // What stands beside this class, whatever the thread that asks first takes its classes from.
      Iterator<RegionCompiler> all =
          ServiceLoader.load(RegionCompiler.class, EngineKind.class.getClassLoader()).iterator();
      return all.hasNext() ? all.next() : null;
    }
  }
}
