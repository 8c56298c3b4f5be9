package ringside.isa.asm.instruction;

import org.jspecify.annotations.Nullable;
import ringside.isa.Nearest;
import ringside.isa.Register;
import ringside.isa.asm.lex.Mnemonic;

/** What to say of a name that is no register here. */
public final class RegisterAdvice {
  private static final String ALL = "registers are zero ra sp gp tp t0-t6 s0-s11 a0-a7, or x0-x31";
  private static final String X86 =
      " al ah ax eax rax bl bh bx ebx rbx cl ch cx ecx rcx dl dh dx edx rdx si esi rsi di edi rdi"
          + " bp ebp rbp esp rsp eip rip ";

  private RegisterAdvice() {}

  /** Whether the name is that of a register elsewhere, or one beyond the last of its kind. */
  public static boolean knows(String name) {
    return special(name) != null;
  }

  /** What may have been meant. */
  public static String of(String name) {
    String special = special(name);
    if (special != null) {
      return special;
    }
    String nearest = Nearest.suggestion(name, Register.names());
    return nearest != null ? nearest : ALL;
  }

  private static @Nullable String special(String name) {
    String lower = Mnemonic.lowerCase(name);
    if (!lower.equals(name) && Register.number(lower) >= 0) {
      return "names of registers are written small: " + lower;
    }
    if (X86.contains(" " + lower + " ")) {
      return "'" + name + "' is a register of x86 processors; RISC-V's for values are a0-a7, t0-t6";
    }
    if (name.startsWith("$")) {
      return "registers have no $ in front here (MIPS writes it); "
          + "results and arguments are in a0-a7";
    }
    if (lower.equals("v0") || lower.equals("v1") || lower.equals("at") || lower.equals("pc")) {
      return "RISC-V has no register '" + name + "'; results are in a0 and a1, call numbers in a7";
    }
    return numbered(lower);
  }

  /** One of a series that ends earlier. */
  private static @Nullable String numbered(String name) {
    if (name.length() < 2 || !isNumber(name.substring(1))) {
      return null;
    }
    return switch (name.charAt(0)) {
      case 't' -> "the temporaries are t0-t6";
      case 's' -> "the saved registers are s0-s11";
      case 'a' -> "the arguments are a0-a7";
      case 'x' -> "the numbered registers are x0-x31";
      case 'r' ->
          "'" + name + "' is a register of ARM processors; here they are x0-x31, or a0, t0 ...";
      case 'k' -> "RISC-V has no registers for the kernel alone; use t0-t6";
      case 'f' -> "this machine has no floating point, and no registers for it (F, D)";
      default -> null;
    };
  }

  private static boolean isNumber(String text) {
    for (int index = 0; index < text.length(); index++) {
      if (text.charAt(index) < '0' || text.charAt(index) > '9') {
        return false;
      }
    }
    return text.length() <= 2;
  }
}
