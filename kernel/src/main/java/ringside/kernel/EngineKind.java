package ringside.kernel;

import java.util.Arrays;
import java.util.Optional;
import ringside.cpu.Hart;
import ringside.cpu.engine.Engine;
import ringside.cpu.interpret.CodeCache;
import ringside.cpu.interpret.Interpreter;
import ringside.cpu.plain.PlainEngine;

/** Which engines there are. What a run does, and every cycle of it, is the same with each. */
public enum EngineKind {
  /** One instruction after the other, as the manual has them. */
  PLAIN("plain"),
  /** Instructions unpacked once, and a loop for what hits everywhere. */
  FAST("fast");

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
    };
  }
}
