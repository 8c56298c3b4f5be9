package ringside.tests.explore;

import java.util.List;
import ringside.lab.session.Guest;

/** Small programs for explorers, made of the bodies of their threads. */
final class Programs {
  private Programs() {}

  /**
   * A program that starts threads and joins them, and then prints the words x, y and z as they are.
   *
   * @param bodies may use the s registers, of which s0 is the thread's number from 1 at first
   */
  static Guest joined(String name, List<String> bodies) {
    return checked(
        name,
        "",
        bodies,
        "    li a0, 1\n    la a1, x\n    li a2, 12\n    li a7, 64\n    ecall\n    li a0, 0\n");
  }

  /**
   * A program that prepares something, starts threads, joins them, and exits with what {@code
   * check} leaves in a0. Words x, y, z, lock, turn, flag, gate, inside, bad, and 64 bytes at place
   * are 0.
   */
  static Guest checked(String name, String before, List<String> bodies, String check) {
    return checked(name, before, "", bodies, check);
  }

  /** The same, where the main program does something before it joins the threads. */
  static Guest checked(
      String name, String before, String meanwhile, List<String> bodies, String check) {
    StringBuilder source =
        new StringBuilder(".text\n.globl main\nmain:\n    addi sp, sp, -16\n    sw ra, 12(sp)\n");
    source.append(before);
    for (int i = 0; i < bodies.size(); i++) {
      source
          .append("    la a0, body")
          .append(i)
          .append("\n    call thread_create\n    la t0, handles\n");
      source.append("    sw a0, ").append(4 * i).append("(t0)\n");
    }
    source.append(meanwhile);
    for (int i = 0; i < bodies.size(); i++) {
      source
          .append("    la t0, handles\n    lw a0, ")
          .append(4 * i)
          .append("(t0)\n    call thread_join\n");
    }
    source.append(check).append("    lw ra, 12(sp)\n    addi sp, sp, 16\n    ret\n");
    for (int i = 0; i < bodies.size(); i++) {
      source
          .append("body")
          .append(i)
          .append(":\n    addi sp, sp, -16\n    sw ra, 12(sp)\n    li s0, ");
      source.append(i + 1).append('\n').append(bodies.get(i));
      source.append("    lw ra, 12(sp)\n    addi sp, sp, 16\n    ret\n");
    }
    source.append(
        ".data\n.balign 8\nx: .word 0\ny: .word 0\nz: .word 0\nlock: .word 0\nturn: .word 0\n"
            + "flag: .word 0, 0\ngate: .word 0\ninside: .word 0\nbad: .word 0\nhandles: .space 64\n"
            + "place: .space 64\nletter: .ascii \"a\"\nname: .asciz \"/tmp/once\"\n");
    return Guest.assemble(name, source.toString());
  }
}
