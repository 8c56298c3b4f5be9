package ringside.isa.asm.statement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ringside.isa.asm.lex.Mnemonic;

/** The directives and their names (GNU as manual, "Pseudo Ops" and "RISC-V Directives"). */
enum Directive {
  TEXT(".text"),
  DATA(".data"),
  BSS(".bss"),
  RODATA(".rodata"),
  SECTION(".section"),
  PUSH_SECTION(".pushsection"),
  POP_SECTION(".popsection"),
  STRUCT(".struct", ".offset"),
  PREVIOUS(".previous"),
  SUBSECTION(".subsection"),
  GLOBAL(".globl", ".global", ".xdef"),
  WEAK(".weak"),
  LOCAL(".local"),
  WEAK_REFERENCE(".weakref"),
  EQU(".equ", ".set"),
  EQUIV(".equiv"),
  EQV(".eqv"),
  TYPE(".type"),
  SIZE(".size"),
  COMMON(".comm", ".common", ".xcom"),
  LOCAL_COMMON(".lcomm"),
  BYTE(".byte", ".dc.b"),
  HALF(".half", ".short", ".2byte", ".hword", ".dc", ".dc.w"),
  WORD(".word", ".long", ".int", ".4byte", ".dc.l", ".dc.a"),
  DWORD(".dword", ".quad", ".8byte"),
  ASCII(".ascii"),
  ASCIZ(".asciz", ".string", ".string8"),
  STRING_OF_HALVES(".string16"),
  STRING_OF_WORDS(".string32"),
  STRING_OF_DWORDS(".string64"),
  FLOAT16(".float16"),
  FLOAT(".float", ".single", ".dc.s"),
  DOUBLE(".double", ".dc.d"),
  OCTA(".octa"),
  REPEAT_BYTE(".dcb.b"),
  REPEAT_HALF(".dcb", ".dcb.w"),
  REPEAT_WORD(".dcb.l"),
  REPEAT_FLOAT(".dcb.s"),
  REPEAT_DOUBLE(".dcb.d"),
  RESERVE_BYTES(".ds.b"),
  RESERVE_HALVES(".ds", ".ds.w"),
  RESERVE_WORDS(".ds.l", ".ds.s"),
  RESERVE_DWORDS(".ds.d"),
  RESERVE_TWELVES(".ds.p", ".ds.x"),
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
  INSTRUCTION(".insn"),
  NOP(".nop"),
  INCLUDE(".include"),
  INCBIN(".incbin"),
  FILE(".file"),
  LOC(".loc"),
  OPTION(".option"),
  MACRO(".macro"),
  END_MACRO(".endm", ".endmacro"),
  EXIT_MACRO(".exitm", ".mexit"),
  PURGE_MACRO(".purgem"),
  ALTERNATE_MACROS(".altmacro"),
  PLAIN_MACROS(".noaltmacro"),
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
  ELSE(".else", ".elsec"),
  END_IF(".endif", ".endc"),
  ERROR(".error", ".err", ".fail", ".abort"),
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
      ".variant_cc",
      ".extern",
      ".xref",
      ".lflags",
      ".name",
      ".format",
      ".noformat",
      ".debug",
      ".func",
      ".endfunc",
      ".mri",
      ".plen",
      ".llen",
      ".page",
      ".ttl",
      ".gnu_attribute",
      ".loc_mark_labels",
      ".linkonce",
      ".stabs",
      ".stabn",
      ".stabd",
      ".vtable_entry",
      ".vtable_inherit",
      ".this_gcc_requires_the_gnu_assembler"),
  /** Known to GNU as, but not here. */
  UNSUPPORTED(
      ".dtprelword",
      ".dtpreldword",
      ".reloc",
      ".dc.x",
      ".dcb.x",
      ".rva",
      ".xstabs",
      ".lsym",
      ".nops");

  private static final Map<String, Directive> BY_NAME = byName();

  private final String names;

  Directive(String... names) {
    this.names = String.join(" ", names);
  }

  /** The directive of a name with its dot, in whatever case, or null. */
  static @Nullable Directive of(String name) {
    Directive directive = BY_NAME.get(name);
    if (directive != null || !name.startsWith(".")) {
      return directive;
    }
    String lower = Mnemonic.lowerCase(name);
    return lower.startsWith(".cfi_") ? NOTE : BY_NAME.get(lower);
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
