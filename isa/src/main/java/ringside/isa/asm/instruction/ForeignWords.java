package ringside.isa.asm.instruction;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Words of other assemblers (RARS, Venus, MIPS, x86, ARM), and how it is said here. */
public final class ForeignWords {
  private static final String ECALL = "write ecall, with the number of the call in a7";
  private static final Map<String, String> INSTRUCTIONS = instructions();
  private static final Map<String, String> DIRECTIVES = directives();

  private ForeignWords() {}

  /** Advice for an instruction, in lower case; null if the word is not known elsewhere either. */
  static @Nullable String instruction(String mnemonic) {
    return INSTRUCTIONS.get(mnemonic);
  }

  /** Advice for a directive, in lower case; null if the word is not known elsewhere either. */
  public static @Nullable String directive(String name) {
    return DIRECTIVES.get(name);
  }

  private static Map<String, String> instructions() {
    Map<String, String> map = new HashMap<>(128);
    put(map, ECALL + " (syscall is of MIPS and x86)", "syscall");
    put(map, ECALL, "int", "svc", "swi", "sysenter");
    put(map, "write mv rd, rs to copy a register, li rd, number, or lw and sw for memory", "mov");
    put(map, "write j label", "b", "jmp");
    put(map, "write call label", "bl", "bal", "blx");
    put(map, "write addi with a negative number", "subi", "subiu");
    put(map, "write add; there are no traps on overflow", "addu");
    put(map, "write addi; there are no traps on overflow", "addiu");
    put(map, "write sub; there are no traps on overflow", "subu");
    put(map, "write mul rd, rs1, rs2; the upper half comes from mulh", "mult", "multu", "imul");
    put(map, "mul, mulh, div and rem name their result's register: there is no hi and lo", "mflo");
    put(map, "mul, mulh, div and rem name their result's register: there is no hi and lo", "mfhi");
    put(map, "write div rd, rs1, rs2, and rem for the remainder", "idiv");
    put(map, "write or, then not", "nor");
    put(map, "write sltu or xor and seqz", "seq", "sne");
    put(
        map,
        "make room with addi sp, sp, -4, then sw; take it back with lw and addi sp, sp, 4",
        "push",
        "pop",
        "pushl",
        "popl");
    put(
        map,
        "branches compare by themselves: beq, bne, blt, bge rs1, rs2, label",
        "cmp",
        "test",
        "je",
        "jne",
        "jz",
        "jnz",
        "jl",
        "jg",
        "jle",
        "jge",
        "tst");
    put(map, "write addi rd, rd, 1", "inc");
    put(map, "write addi rd, rd, -1", "dec");
    put(map, "write slli, or sll with a register", "shl", "lsl");
    put(map, "write srli, or srl with a register", "shr", "lsr");
    put(map, "write srai, or sra with a register", "sar", "asr");
    put(map, "write xor rd, rs1, rs2", "eor");
    put(map, "write lw rd, offset(rs), or la rd, symbol for an address", "ldr", "ldw", "lea");
    put(map, "write sw rs, offset(rs)", "str", "stw");
    put(map, "write csrr rd, csr or csrw csr, rs", "mfc0", "mtc0");
    put(map, "a program ends with the call exit: li a7, 93 and ecall, its status in a0", "hlt");
    put(map, "write .section", "section", "segment");
    put(map, "write .globl", "global", "globl", "public");
    put(map, "write .byte, or .ascii for text", "db");
    put(map, "write .half", "dw");
    put(map, "write .word", "dd");
    put(map, "write .dword", "dq");
    put(map, "write .space", "resb", "resw", "resd");
    put(map, "write .equ NAME, VALUE", "equ");
    return map;
  }

  private static Map<String, String> directives() {
    Map<String, String> map = new HashMap<>(64);
    put(map, "write .endm (.end_macro is of RARS)", ".end_macro");
    put(map, "write .asciz (.asciiz is of MIPS assemblers)", ".asciiz");
    put(map, "the kernel is not written by you here: leave it out, or use .text", ".ktext");
    put(map, "the kernel is not written by you here: leave it out, or use .data", ".kdata");
    put(map, "it is of MIPS assemblers: leave it out", ".ent", ".frame", ".mask", ".fmask");
    put(map, "it is of MIPS assemblers: leave it out", ".cpload", ".cprestore", ".aent");
    put(map, "it is of ARM assemblers: leave it out", ".syntax", ".thumb", ".arm", ".cpu", ".fpu");
    put(map, "it is of x86 assemblers: leave it out", ".intel_syntax", ".att_syntax", ".code32");
    put(map, "it is of x86 assemblers: leave it out", ".model", ".stack", ".386");
    put(map, "write .text", ".code");
    put(map, "write .globl", ".globa", ".export", ".public");
    put(map, "write .macro", ".define");
    put(map, "write .half", ".dw", ".value");
    put(map, "write .byte", ".db");
    put(map, "write .dword", ".xword");
    put(map, "write .word", ".dd");
    put(map, "write .rept and .endr", ".for", ".while", ".loop");
    put(map, "write .include \"file\"", ".import");
    return map;
  }

  private static void put(Map<String, String> map, String advice, String... words) {
    for (String word : words) {
      map.put(word, advice);
    }
  }
}
