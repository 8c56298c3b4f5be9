package ringside.isa.asm;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ringside.isa.Register;

/** What to say of operands that fit no form of a mnemonic. */
final class OperandAdvice {
  private OperandAdvice() {}

  static SourceException wrongShape(
      String mnemonic, List<InstructionForms.Form> forms, List<Operand> operands, int column) {
    Operand suspect = misspelledRegister(forms, operands);
    if (suspect != null) {
      return new SourceException(
          suspect.column(),
          "unknown register '" + suspect.text() + "'",
          registerAdvice(suspect.text()));
    }
    Operand culprit = firstMismatch(forms, operands);
    return new SourceException(
        culprit == null ? column : culprit.column(),
        "wrong operands for '" + mnemonic + "'",
        "write " + usages(mnemonic, forms));
  }

  /** A name where the only forms of this length want a register. */
  private static @Nullable Operand misspelledRegister(
      List<InstructionForms.Form> forms, List<Operand> operands) {
    for (int index = 0; index < operands.size(); index++) {
      Operand operand = operands.get(index);
      boolean name = !operand.text().isEmpty() && Lexer.isNameStart(operand.text().charAt(0));
      if (operand.kind() == Operand.Kind.VALUE && name && wantsRegister(forms, operands, index)) {
        return operand;
      }
    }
    return null;
  }

  private static boolean wantsRegister(
      List<InstructionForms.Form> forms, List<Operand> operands, int index) {
    boolean wanted = false;
    for (InstructionForms.Form form : forms) {
      if (form.pattern().length() == operands.size()) {
        if (form.shape().charAt(index) != 'R') {
          return false;
        }
        wanted = true;
      }
    }
    return wanted;
  }

  private static @Nullable Operand firstMismatch(
      List<InstructionForms.Form> forms, List<Operand> operands) {
    String shape = forms.get(0).shape();
    for (int index = 0; index < operands.size(); index++) {
      if (index >= shape.length() || operands.get(index).shape() != shape.charAt(index)) {
        return operands.get(index);
      }
    }
    return null;
  }

  private static @Nullable String registerAdvice(String text) {
    String nearest = Nearest.suggestion(text, Register.names());
    return nearest != null ? nearest : "registers are zero ra sp gp tp t0-t6 s0-s11 a0-a7";
  }

  private static String usages(String mnemonic, List<InstructionForms.Form> forms) {
    StringBuilder text = new StringBuilder();
    for (InstructionForms.Form form : forms) {
      text.append(text.isEmpty() ? "" : "  or  ").append(usage(mnemonic, form.pattern()));
    }
    return text.toString();
  }

  private static String usage(String mnemonic, String pattern) {
    StringBuilder text = new StringBuilder(mnemonic);
    for (int index = 0; index < pattern.length(); index++) {
      text.append(index == 0 ? " " : ", ").append(word(pattern.charAt(index)));
    }
    return text.toString();
  }

  private static String word(char letter) {
    return switch (letter) {
      case 'd' -> "rd";
      case 's' -> "rs1";
      case 't' -> "rs2";
      case 'i' -> "number";
      case 'p' -> "label";
      case 'A' -> "symbol";
      case 'u' -> "upper20";
      case 'c' -> "csr";
      case 'z' -> "0..31";
      case 'f' -> "iorw";
      case 'm' -> "offset(rs1)";
      default -> throw new IllegalStateException("pattern letter " + letter);
    };
  }
}
