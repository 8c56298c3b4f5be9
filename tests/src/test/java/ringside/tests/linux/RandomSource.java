package ringside.tests.linux;

import java.util.List;
import java.util.Random;

/** Assembly of random instructions that prints every register and a checksum of its memory. */
public final class RandomSource {
  private static final List<String> REGISTERS =
      List.of("t0", "t1", "t2", "s2", "s3", "s4", "a0", "a1", "a2", "a3", "t3", "t4", "zero");
  private static final List<String> THREE =
      List.of(
          "add", "sub", "sll", "slt", "sltu", "xor", "srl", "sra", "or", "and", "mul", "mulh",
          "mulhsu", "mulhu", "div", "divu", "rem", "remu");
  private static final List<String> IMMEDIATE =
      List.of("addi", "slti", "sltiu", "xori", "ori", "andi");
  private static final List<String> ATOMICS =
      List.of("swap", "add", "xor", "and", "or", "min", "max", "minu", "maxu");

  private final Random random;
  private final StringBuilder text = new StringBuilder();
  private int labels;

  /** The program of a seed. */
  public RandomSource(long seed) {
    random = new Random(seed);
  }

  /** Its text. */
  public String program() {
    text.append(".text\n.globl main\nmain:\n");
    line("addi sp, sp, -16");
    line("sw ra, 12(sp)");
    line("la s8, buffer");
    for (String register : REGISTERS) {
      line("li " + register + ", " + random.nextInt());
    }
    for (int i = 0; i < 60; i++) {
      fragment(0);
    }
    printRegisters();
    printChecksum();
    text.append(".data\n.balign 64\nbuffer: .zero 4096\nsaved: .zero 64\n");
    text.append("format: .asciz \"%x\\n\"\n");
    return text.toString();
  }

  private void fragment(int depth) {
    switch (random.nextInt(10)) {
      case 0, 1, 2 -> line(oneOf(THREE) + " " + any() + ", " + any() + ", " + any());
      case 3, 4 -> line(oneOf(IMMEDIATE) + " " + any() + ", " + any() + ", " + small());
      case 5 -> line(oneOf(List.of("lb", "lh", "lw", "lbu", "lhu")) + " " + any() + ", " + place());
      case 6 -> line(oneOf(List.of("sb", "sh", "sw")) + " " + any() + ", " + place());
      case 7 -> atomic();
      case 8 -> skip(depth);
      default -> loop(depth);
    }
  }

  private void atomic() {
    line("addi s9, s8, " + random.nextInt(500) * 4);
    line("amo" + oneOf(ATOMICS) + ".w " + any() + ", " + any() + ", (s9)");
    line("lr.w " + any() + ", (s9)");
    line("sc.w " + any() + ", " + any() + ", (s9)");
  }

  private void skip(int depth) {
    int label = labels++;
    String branch = oneOf(List.of("beq", "bne", "blt", "bge", "bltu", "bgeu"));
    line(branch + " " + any() + ", " + any() + ", skip" + label);
    fragment(depth);
    text.append("skip").append(label).append(":\n");
  }

  private void loop(int depth) {
    if (depth == 2) {
      return;
    }
    int label = labels++;
    line("li s" + (6 + depth) + ", " + (1 + random.nextInt(8)));
    text.append("loop").append(label).append(":\n");
    for (int i = random.nextInt(5); i >= 0; i--) {
      fragment(depth + 1);
    }
    line("addi s" + (6 + depth) + ", s" + (6 + depth) + ", -1");
    line("bnez s" + (6 + depth) + ", loop" + label);
  }

  private void printRegisters() {
    line("la s9, saved");
    for (int i = 0; i < REGISTERS.size(); i++) {
      line("sw " + REGISTERS.get(i) + ", " + 4 * i + "(s9)");
    }
    line("li s10, " + REGISTERS.size());
    text.append("1:\n");
    line("la a0, format");
    line("lw a1, 0(s9)");
    line("call printf");
    line("addi s9, s9, 4");
    line("addi s10, s10, -1");
    line("bnez s10, 1b");
  }

  private void printChecksum() {
    line("li s10, 1024");
    line("li a1, 0");
    text.append("1:\n");
    line("lw t0, 0(s8)");
    line("slli t1, a1, 5");
    line("sub a1, t1, a1");
    line("add a1, a1, t0");
    line("addi s8, s8, 4");
    line("addi s10, s10, -1");
    line("bnez s10, 1b");
    line("la a0, format");
    line("call printf");
    line("li a0, 7");
    line("lw ra, 12(sp)");
    line("addi sp, sp, 16");
    line("ret");
  }

  private String place() {
    return random.nextInt(2040) + "(s8)";
  }

  private int small() {
    return random.nextInt(4096) - 2048;
  }

  private String any() {
    return oneOf(REGISTERS);
  }

  private void line(String instruction) {
    text.append("    ").append(instruction).append('\n');
  }

  private <T> T oneOf(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
