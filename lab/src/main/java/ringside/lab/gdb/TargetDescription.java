package ringside.lab.gdb;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import ringside.isa.Register;

/** What gdb is told of the registers (GDB manual, "RISC-V Features"). */
final class TargetDescription {
  /** All ASCII, without a character that packets escape. */
  static final String TEXT =
      "<?xml version=\"1.0\"?><!DOCTYPE target SYSTEM \"gdb-target.dtd\"><target>"
          + "<architecture>riscv:rv32</architecture><osabi>GNU/Linux</osabi>"
          + "<feature name=\"org.gnu.gdb.riscv.cpu\">"
          + IntStream.range(0, Register.names().size())
              .mapToObj(number -> register(name(number), type(number)))
              .collect(Collectors.joining())
          + register("pc", "code_ptr")
          + "</feature></target>";

  private TargetDescription() {}

  private static String register(String name, String type) {
    return "<reg name=\"" + name + "\" bitsize=\"32\" type=\"" + type + "\"/>";
  }

  /** gdb's own name for s0. */
  private static String name(int number) {
    String name = Register.name(number);
    return name.equals("s0") ? "fp" : name;
  }

  private static String type(int number) {
    return number == 1 ? "code_ptr" : number == 2 || number == 8 ? "data_ptr" : "int";
  }
}
