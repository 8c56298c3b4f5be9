package ringside.isa.asm.instruction;

import java.util.Collection;
import org.jspecify.annotations.Nullable;
import ringside.isa.Nearest;
import ringside.isa.asm.source.SourceException;

/** What to say of an instruction that this machine does not have. */
public final class MnemonicAdvice {
  private MnemonicAdvice() {}

  /** What to say of a mnemonic that nobody knows, with one that may have been meant. */
  public static SourceException unknown(String mnemonic, int column, Collection<String> known) {
    String elsewhere = ForeignWords.instruction(mnemonic);
    if (elsewhere != null) {
      return new SourceException(
          column, "unknown instruction or macro '" + mnemonic + "'", elsewhere);
    }
    String reason = reason(mnemonic);
    if (reason != null) {
      return new SourceException(column, "'" + mnemonic + "' is not available: " + reason);
    }
    return new SourceException(
        column,
        "unknown instruction or macro '" + mnemonic + "'",
        Nearest.suggestion(mnemonic, known));
  }

  private static @Nullable String reason(String mnemonic) {
    if (mnemonic.startsWith("c.")) {
      return "this machine has no compressed instructions (C)";
    }
    if (mnemonic.endsWith(".s") || mnemonic.endsWith(".d") || mnemonic.startsWith("fl")) {
      return "this machine has no floating point (F, D)";
    }
    return switch (mnemonic) {
      case "ld", "sd", "lwu" -> "it is for 64-bit machines; use lw and sw";
      case "addw",
          "addiw",
          "subw",
          "sllw",
          "slliw",
          "srlw",
          "srliw",
          "sraw",
          "sraiw",
          "mulw",
          "divw",
          "divuw",
          "remw",
          "remuw",
          "sext.w",
          "negw" ->
          "it is for 64-bit machines; use it without the w";
      case "mret", "uret" -> "this machine has no machine mode for programs; the kernel uses sret";
      case "fsw", "fsd", "fmv.x.w", "fmv.w.x", "frcsr", "fscsr" ->
          "this machine has no floating point (F, D)";
      default -> null;
    };
  }
}
