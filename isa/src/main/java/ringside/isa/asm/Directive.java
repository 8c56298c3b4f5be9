package ringside.isa.asm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The directives and their names (GNU as manual, "Pseudo Ops" and "RISC-V Directives"). */
enum Directive {
  TEXT(".text"),
  DATA(".data"),
  BSS(".bss"),
  RODATA(".rodata"),
  SECTION(".section"),
  PUSH_SECTION(".pushsection"),
  POP_SECTION(".popsection"),
  PREVIOUS(".previous"),
  GLOBAL(".globl", ".global"),
  WEAK(".weak"),
  LOCAL(".local"),
  EQU(".equ", ".set"),
  EQUIV(".equiv"),
  TYPE(".type"),
  SIZE(".size"),
  COMMON(".comm", ".common"),
  LOCAL_COMMON(".lcomm"),
  BYTE(".byte", ".dc.b"),
  HALF(".half", ".short", ".2byte", ".hword", ".dc.w"),
  WORD(".word", ".long", ".int", ".4byte", ".dc.l", ".dc"),
  DWORD(".dword", ".quad", ".8byte"),
  ASCII(".ascii"),
  ASCIZ(".asciz", ".string"),
  ZERO(".zero"),
  SPACE(".space", ".skip"),
  FILL(".fill"),
  ORG(".org"),
  ALIGN(".align", ".p2align"),
  ALIGN_HALF(".p2alignw"),
  ALIGN_WORD(".p2alignl"),
  BALIGN(".balign"),
  BALIGN_HALF(".balignw"),
  BALIGN_WORD(".balignl"),
  ULEB128(".uleb128"),
  SLEB128(".sleb128"),
  INCLUDE(".include"),
  INCBIN(".incbin"),
  FILE(".file"),
  LOC(".loc"),
  OPTION(".option"),
  MACRO(".macro"),
  END_MACRO(".endm", ".endmacro"),
  EXIT_MACRO(".exitm"),
  PURGE_MACRO(".purgem"),
  REPEAT(".rept", ".rep"),
  FOR_EACH(".irp", ".irep"),
  FOR_EACH_CHARACTER(".irpc", ".irepc"),
  END_REPEAT(".endr"),
  IF(".if", ".ifne"),
  IF_EQUAL_ZERO(".ifeq"),
  IF_GREATER_OR_EQUAL(".ifge"),
  IF_GREATER(".ifgt"),
  IF_LESS_OR_EQUAL(".ifle"),
  IF_LESS(".iflt"),
  IF_DEFINED(".ifdef"),
  IF_NOT_DEFINED(".ifndef", ".ifnotdef"),
  IF_BLANK(".ifb"),
  IF_NOT_BLANK(".ifnb"),
  IF_SAME(".ifc", ".ifeqs"),
  IF_NOT_SAME(".ifnc", ".ifnes"),
  ELSE_IF(".elseif"),
  ELSE(".else"),
  END_IF(".endif"),
  ERROR(".error", ".err"),
  WARNING(".warning"),
  END(".end"),
  /** Notes for debuggers and other tools; they put nothing into the program. */
  NOTE(
      ".ident",
      ".attribute",
      ".addrsig",
      ".addrsig_sym",
      ".hidden",
      ".protected",
      ".internal",
      ".print",
      ".title",
      ".sbttl",
      ".list",
      ".nolist",
      ".eject",
      ".psize",
      ".line",
      ".version",
      ".symver",
      ".variant_cc"),
  /** Known to GNU as, but not here. */
  UNSUPPORTED(
      ".float",
      ".double",
      ".single",
      ".dtprelword",
      ".dtpreldword",
      ".insn",
      ".octa",
      ".altmacro",
      ".noaltmacro",
      ".subsection",
      ".tbss",
      ".tdata",
      ".struct",
      ".reloc",
      ".dc.d",
      ".dc.s",
      ".half.float",
      ".bundle_align_mode");

  private static final Map<String, Directive> BY_NAME = byName();

  private final String names;

  Directive(String... names) {
    this.names = String.join(" ", names);
  }

  /** The directive of a name with its dot, or null. */
  static @Nullable Directive of(String name) {
    Directive directive = BY_NAME.get(name);
    return directive == null && name.startsWith(".cfi_") ? NOTE : directive;
  }

  static List<String> allNames() {
    return new ArrayList<>(BY_NAME.keySet());
  }

  /** Whether it begins a part that {@code .endm} ends. */
  boolean beginsMacro() {
    return this == MACRO;
  }

  /** Whether it begins a part that {@code .endr} ends. */
  boolean beginsRepeat() {
    return this == REPEAT || this == FOR_EACH || this == FOR_EACH_CHARACTER;
  }

  private static Map<String, Directive> byName() {
    Map<String, Directive> map = new HashMap<>(256);
    for (Directive directive : values()) {
      for (String name : directive.names.split(" ", -1)) {
        map.put(name, directive);
      }
    }
    return map;
  }
}
