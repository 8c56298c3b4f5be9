package ringside.isa.asm.instruction;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ringside.isa.Register;
import ringside.isa.asm.lex.Lexer;
import ringside.isa.asm.source.SourceException;

/** What to say of operands that fit no form of a mnemonic. */
final class OperandAdvice {
  private OperandAdvice() {}

  static SourceException missingComma(int column) {
    return new SourceException(
        column,
        "a comma is missing between operands",
        "operands are separated by commas, as in add a0, a1, a2");
  }

  static SourceException wrongShape(
      String mnemonic, List<InstructionForms.Form> forms, List<Operand> operands, int column) {
    for (Operand operand : operands) {
      int sign = signBehindRegister(operand);
      if (sign >= 0) {
        return missingComma(sign);
      }
    }
    Operand suspect = misspelledRegister(forms, operands);
    if (suspect != null) {
      return new SourceException(
          suspect.column(),
          "unknown register '" + suspect.text() + "'",
          RegisterAdvice.of(suspect.text()));
    }
    Operand culprit = firstMismatch(forms, operands);
    return new SourceException(
        culprit == null ? column : culprit.column(),
        "wrong operands for '" + mnemonic + "'",
        "write " + usages(mnemonic, forms));
  }

  /** The column of -1 in a0 -1, which reads as a subtraction; -1 if the operand is another. */
  private static int signBehindRegister(Operand operand) {
    String code = operand.place().line().code();
    int end = operand.column();
    while (end < code.length() && Lexer.isNamePart(code.charAt(end))) {
      end++;
    }
    int sign = end;
    while (sign < code.length() && code.charAt(sign) <= ' ') {
      sign++;
    }
    boolean register =
        operand.kind() == Operand.Kind.VALUE
            && Register.number(code.substring(operand.column(), end)) >= 0;
    return register && sign > end && sign < code.length() && "+-".indexOf(code.charAt(sign)) >= 0
        ? sign
        : -1;
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
