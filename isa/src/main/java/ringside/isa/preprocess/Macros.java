package ringside.isa.preprocess;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The macros that are defined, at first those of the compiler. */
final class Macros {
  /** As riscv64-unknown-elf-gcc -march=rv32ima_zicsr_zifencei -mabi=ilp32 defines for assembly. */
  private static final String PREDEFINED =
      """
      __ASSEMBLER__ 1
      __ELF__ 1
      __STDC__ 1
      __STDC_HOSTED__ 1
      __GNUC__ 12
      __GNUC_MINOR__ 2
      __GNUC_PATCHLEVEL__ 0
      __VERSION__ "12.2.0"
      __riscv 1
      __riscv_xlen 32
      __riscv_i 2001000
      __riscv_m 2000000
      __riscv_a 2001000
      __riscv_zicsr 2000000
      __riscv_zifencei 2000000
      __riscv_mul 1
      __riscv_div 1
      __riscv_muldiv 1
      __riscv_atomic 1
      __riscv_arch_test 1
      __riscv_cmodel_medlow 1
      __riscv_float_abi_soft 1
      __CHAR_BIT__ 8
      __CHAR_UNSIGNED__ 1
      __BIGGEST_ALIGNMENT__ 16
      __SIZEOF_SHORT__ 2
      __SIZEOF_INT__ 4
      __SIZEOF_LONG__ 4
      __SIZEOF_LONG_LONG__ 8
      __SIZEOF_POINTER__ 4
      __SIZEOF_SIZE_T__ 4
      __SIZEOF_PTRDIFF_T__ 4
      __SIZEOF_WCHAR_T__ 4
      __SIZEOF_FLOAT__ 4
      __SIZEOF_DOUBLE__ 8
      __INT_MAX__ 0x7fffffff
      __LONG_MAX__ 0x7fffffffL
      __ORDER_LITTLE_ENDIAN__ 1234
      __ORDER_BIG_ENDIAN__ 4321
      __BYTE_ORDER__ __ORDER_LITTLE_ENDIAN__
      __REGISTER_PREFIX__
      __USER_LABEL_PREFIX__
      """;

  private final Map<String, Macro> defined = new HashMap<>();

  Macros() {
    for (String line : PREDEFINED.split("\n", -1)) {
      List<Token> tokens = TokenReader.read(line);
      if (!tokens.isEmpty()) {
        String name = tokens.get(0).text();
        defined.put(name, new Macro(name, null, false, tokens.subList(1, tokens.size())));
      }
    }
  }

  @Nullable Macro find(String name) {
    return defined.get(name);
  }

  /** Whether #ifdef finds it. */
  boolean isDefined(String name) {
    return defined.containsKey(name)
        || name.equals("__LINE__")
        || name.equals("__FILE__")
        || name.equals("__COUNTER__");
  }

  /** Returns the earlier definition, if it was another. */
  @Nullable Macro define(Macro macro) {
    Macro earlier = defined.put(macro.name(), macro);
    return earlier == null || earlier.sameAs(macro) ? null : earlier;
  }

  void undefine(String name) {
    defined.remove(name);
  }
}
