package ringside.tests;

import java.util.Random;

/** Random programs whose functions call each other, with frames made in all the usual ways. */
final class CallTree {
  private static final int FUNCTIONS = 10;

  private static final String MAIN =
      """
      main:
        addi sp, sp, -16
        sw ra, 12(sp)
        sw s0, 8(sp)
        li s0, 40
      again:
        mv a0, s0
        call f1
        addi s0, s0, -1
        bnez s0, again
        li a0, 0
        lw ra, 12(sp)
        lw s0, 8(sp)
        addi sp, sp, 16
        ret
      """;

  private final StringBuilder text = new StringBuilder();
  private final Random random;
  private int labels;

  private CallTree(Random random) {
    this.random = random;
  }

  /** How a function makes its frame. */
  private enum Shape {
    /** addi sp; sw ra. */
    PLAIN,
    /** With a frame pointer, as compilers do with -O0. */
    FRAME_POINTER,
    /** More bytes than an immediate holds. */
    LARGE,
    /** Saves some registers of its caller's, and uses them. */
    SAVING,
    /** Leaves early, before a frame is made. */
    LATE
  }

  /** Assembly with a main function that ends with status 0. */
  static String source(Random random) {
    CallTree tree = new CallTree(random);
    tree.line(".globl main");
    for (int number = FUNCTIONS - 1; number > 0; number--) {
      tree.function("f" + number, number);
    }
    tree.line(MAIN);
    return tree.text.toString();
  }

  private void function(String name, int number) {
    text.append(name).append(":\n");
    boolean leaf = number > 1 && (number >= FUNCTIONS - 2 || random.nextInt(4) == 0);
    if (leaf) {
      work();
      line(" ret");
      return;
    }
    Shape shape = Shape.values()[random.nextInt(Shape.values().length)];
    int bytes = shape == Shape.LARGE ? 4096 : 16 + 16 * random.nextInt(4);
    if (shape == Shape.LATE) {
      line(" andi t0, a0, 3");
      line(" bnez t0, 9f");
      line(" ret");
      line("9:");
    }
    enter(shape, bytes);
    body(number);
    leave(shape, bytes);
  }

  private void enter(Shape shape, int bytes) {
    move(shape, -bytes);
    line(" sw ra, %d(sp)".formatted(saved(shape, bytes)));
    if (shape == Shape.FRAME_POINTER) {
      line(" sw s0, %d(sp)".formatted(bytes - 8));
      line(" addi s0, sp, %d".formatted(bytes));
    } else if (shape == Shape.SAVING) {
      line(" sw s0, 0(sp)");
      line(" sw s1, 4(sp)");
      line(" mv s0, a0");
      line(" li s1, %d".formatted(random.nextInt(2000)));
    }
  }

  private void body(int number) {
    for (int calls = 1 + random.nextInt(2); calls > 0; calls--) {
      work();
      int callee = number + 1 + random.nextInt(FUNCTIONS - 1 - number);
      String label = "l" + labels++;
      boolean skips = random.nextInt(4) == 0;
      line(skips ? " beqz a0, " + label : " nop");
      line(" li a0, %d".formatted(random.nextInt(4)));
      line(random.nextBoolean() ? " call f" + callee : " la t1, f" + callee + "\n jalr t1");
      line(label + ":");
    }
    work();
  }

  private void leave(Shape shape, int bytes) {
    line(" lw ra, %d(sp)".formatted(saved(shape, bytes)));
    if (shape == Shape.FRAME_POINTER) {
      line(" lw s0, %d(sp)".formatted(bytes - 8));
    } else if (shape == Shape.SAVING) {
      line(" lw s0, 0(sp)");
      line(" lw s1, 4(sp)");
    }
    move(shape, bytes);
    line(" li a0, 0");
    boolean tail = random.nextInt(4) == 0;
    line(tail ? " tail f" + (FUNCTIONS - 1) : " ret");
  }

  private static int saved(Shape shape, int bytes) {
    return shape == Shape.LARGE ? 2044 : bytes - 4;
  }

  private void move(Shape shape, int bytes) {
    line(
        shape == Shape.LARGE
            ? " li t0, %d\n add sp, sp, t0".formatted(bytes)
            : " addi sp, sp, %d".formatted(bytes));
  }

  /** Some instructions, a loop among them, whose label is none of a function. */
  private void work() {
    String label = "w" + labels++;
    line(" li t2, %d".formatted(1 + random.nextInt(20)));
    line(label + ":");
    line(" addi t2, t2, -1");
    line(" add t3, t3, t2");
    line(" bnez t2, " + label);
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}
