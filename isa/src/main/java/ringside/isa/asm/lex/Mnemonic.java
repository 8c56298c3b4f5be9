package ringside.isa.asm.lex;

import java.util.Locale;

/** Names of instructions, directives and macros, in which case does not count. */
public final class Mnemonic {
  private Mnemonic() {}

  /** The name in lower case; most are already. */
  public static String lowerCase(String name) {
    for (int index = 0; index < name.length(); index++) {
      if (name.charAt(index) >= 'A' && name.charAt(index) <= 'Z') {
        return name.toLowerCase(Locale.ROOT);
      }
    }
    return name;
  }
}
