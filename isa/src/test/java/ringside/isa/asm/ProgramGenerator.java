package ringside.isa.asm;

import java.util.Locale;
import java.util.Random;
import ringside.isa.Csr;
import ringside.isa.Instruction;
import ringside.isa.Register;

/** Random but valid assembly programs: every instruction and most pseudo-instructions. */
final class ProgramGenerator {
  private static final String[] TWO_REGISTERS = {
    "mv", "not", "neg", "seqz", "snez", "sltz", "sgtz", "sext.b", "sext.h", "zext.b", "zext.h"
  };
  private static final String[] ZERO_BRANCHES = {"beqz", "bnez", "blez", "bgez", "bltz", "bgtz"};
  private static final String[] TWO_BRANCHES = {"bgt", "ble", "bgtu", "bleu"};
  private static final String[] OPERATORS = {"+", "-", "*", "|", "&", "^", "<<", "=="};
  private static final String[] SETS = {"r", "w", "rw", "iorw", "i", "o", "ior"};
  private static final String[] ORDERINGS = {"", ".aq", ".rl", ".aqrl"};

  private static final String[] WIDTHS = {"", ".b", ".w", ".l"};

  private final Random random;
  private final StringBuilder text = new StringBuilder();
  private int labels;

  ProgramGenerator(long seed) {
    this.random = new Random(seed);
  }

  String program(int statements) {
    text.append(".globl _start\n_start:\n");
    for (int index = 0; index < statements; index++) {
      if (random.nextInt(6) == 0) {
        text.append("L").append(labels++).append(":\n");
      }
      statement();
    }
    text.append(".data\nd0: .word 1, L0, d0 + 4\n.space ").append(random.nextInt(5000));
    text.append("\n.align 3\nd1: .half 3\n");
    for (int index = 0; index < statements / 10; index++) {
      constant();
    }
    text.append("s1: t0: .word s1\n.section .rodata\nr0: .asciz \"text\"\n");
    return text.append(".text\nL").append(labels++).append(": nop\n").toString();
  }

  private void statement() {
    switch (random.nextInt(14)) {
      case 12 -> raw();
      case 13 -> line("la " + reg() + ", s1\nlw a0, t0+" + 4 * random.nextInt(9));
      case 0 -> line("li " + reg() + ", " + number());
      case 1 -> line(pick(TWO_REGISTERS) + " " + reg() + ", " + reg());
      case 2 -> line(pick(ZERO_BRANCHES) + " " + reg() + ", " + label());
      case 3 -> line(pick(TWO_BRANCHES) + " " + reg() + ", " + reg() + ", " + label());
      case 4 -> line("la " + reg() + ", " + symbol());
      case 5 -> line(random.nextBoolean() ? "call " + label() : "tail " + label());
      case 6 -> line("lw " + reg() + ", " + symbol() + "\nsh a0, " + symbol() + ", t0");
      case 7 -> data();
      case 8 -> line("lui a0, %hi(" + symbol() + ")\naddi a1, a0, %lo(" + symbol() + ")");
      default -> instruction();
    }
  }

  private void raw() {
    int opcode = random.nextInt(4) << 5 | random.nextInt(7) << 2 | 3;
    int funct = random.nextInt(8);
    String head = opcode + ", " + funct + ", " + reg() + ", ";
    switch (random.nextInt(6)) {
      case 0 -> line(".insn r " + opcode + ", " + funct + ", 127, a0, " + reg() + ", t6");
      case 1 -> line(".insn i " + head + reg() + ", " + (random.nextInt(4096) - 2048));
      case 2 -> line(".insn s " + head + random.nextInt(2048) + "(" + reg() + ")");
      case 3 -> line(".insn b " + head + reg() + ", " + label());
      case 4 -> line(".insn u " + opcode + ", " + reg() + ", " + random.nextInt(1 << 20));
      default -> line(".insn " + (random.nextInt(1 << 26) << 5 | 0x13));
    }
  }

  /** A directive for data of a kind that compilers seldom write. */
  private void constant() {
    int count = random.nextInt(4);
    long bits = random.nextLong() >> random.nextInt(60);
    switch (random.nextInt(7)) {
      case 0 -> line(".float " + decimal(30) + ", " + decimal(3));
      case 1 -> line(".double " + decimal(250) + ", " + decimal(3));
      case 2 -> line(".octa " + bits + ", 0x" + Long.toHexString(bits) + "0123456789abcdef");
      case 3 -> line(".dcb" + pick(WIDTHS) + " " + count + ", " + random.nextInt(100));
      case 4 -> line(".ds" + pick(WIDTHS) + " " + count);
      case 5 -> line(".string" + pick(new String[] {"8", "16", "32", "64"}) + " " + string());
      default -> line(".ascii " + string() + pick(new String[] {"", ",", ", " + string()}));
    }
  }

  private String decimal(int exponents) {
    String digits = random.nextInt(1000) + "." + random.nextInt(1_000_000);
    int exponent = random.nextInt(2 * exponents) - exponents;
    return (random.nextBoolean() ? "-" : "")
        + digits
        + (random.nextBoolean() ? "" : "e" + exponent);
  }

  private String string() {
    StringBuilder string = new StringBuilder("\"");
    for (int index = random.nextInt(9); index > 0; index--) {
      char c = (char) (' ' + random.nextInt(95));
      boolean escape = c == '"' || c == '\\' || random.nextInt(4) == 0;
      string.append(escape ? "\\" : "").append(c);
    }
    return string.append('"').toString();
  }

  private void data() {
    switch (random.nextInt(6)) {
      case 0 -> line(".balign " + (4 << random.nextInt(4)));
      case 1 -> line(".word " + expression() + ", " + label() + " - _start");
      case 2 -> line(".space " + 4 * random.nextInt(300));
      case 3 -> line("j .+8");
      case 4 -> line("1: bnez a0, 1b\nbeqz a1, 1f\n.zero " + 4 * random.nextInt(1500) + "\n1:");
      default -> line("addi a0, a0, (" + expression() + ") & 1023");
    }
  }

  private void instruction() {
    Instruction[] all = Instruction.values();
    Instruction instruction = all[random.nextInt(all.length)];
    String name = instruction.mnemonic();
    int immediate = random.nextInt(4096) - 2048;
    switch (instruction.format()) {
      case R -> line(name + " " + reg() + ", " + reg() + ", " + reg());
      case I -> line(name + " " + reg() + ", " + reg() + ", " + immediate);
      case SHIFT -> line(name + " " + reg() + ", " + reg() + ", " + random.nextInt(32));
      case LOAD, STORE -> line(name + " " + reg() + ", " + immediate + "(" + reg() + ")");
      case BRANCH -> line(name + " " + reg() + ", " + reg() + ", " + label());
      case UPPER -> line(name + " " + reg() + ", " + random.nextInt(1 << 20));
      case JUMP -> line(name + " " + reg() + ", " + label());
      case CSR -> line(name + " " + reg() + ", " + csr() + ", " + reg());
      case CSR_IMMEDIATE -> line(name + " " + reg() + ", " + csr() + ", " + random.nextInt(32));
      case AMO -> line(name + pick(ORDERINGS) + " " + reg() + ", " + reg() + ", (" + reg() + ")");
      case LOAD_RESERVED -> line(name + pick(ORDERINGS) + " " + reg() + ", (" + reg() + ")");
      case FENCE -> line(name + " " + pick(SETS) + ", " + pick(SETS));
      case SFENCE -> line(name + " " + reg() + ", " + reg());
      case NONE -> line(name);
    }
  }

  private String expression() {
    String left = random.nextInt(3) == 0 ? "(" + expression() + ")" : "" + random.nextInt(100);
    String right = "" + random.nextInt(9);
    return random.nextInt(4) == 0 ? "-" + left : left + " " + pick(OPERATORS) + " " + right;
  }

  private String number() {
    return switch (random.nextInt(4)) {
      case 0 -> "" + (random.nextInt(5000) - 2500);
      case 1 -> "0x" + Integer.toHexString(random.nextInt());
      case 2 -> "" + (random.nextInt() & 0xfffff000);
      default -> "" + random.nextInt();
    };
  }

  private String csr() {
    return pick(new String[] {"cycle", "sstatus", "satp", "scause", "instreth", "" + Csr.SEPC});
  }

  /** One that exists, or the next to come: the program's end defines it if nothing else does. */
  private String label() {
    return "L" + random.nextInt(labels + 1);
  }

  private String symbol() {
    return pick(new String[] {"d0", "d1", "d0+8", "r0", "_start"});
  }

  private String reg() {
    return Register.name(random.nextInt(32));
  }

  private String pick(String[] from) {
    return from[random.nextInt(from.length)];
  }

  /** Now and then the first word is written large: its case does not count. */
  private void line(String statement) {
    int end = statement.indexOf(' ');
    boolean large = random.nextInt(6) == 0;
    String word = end < 0 ? statement : statement.substring(0, end);
    text.append("  ").append(large ? word.toUpperCase(Locale.ROOT) : word);
    text.append(statement.substring(word.length())).append('\n');
  }
}
