package ringside.tests;

import ringside.cli.Main;
import ringside.lab.host.Host;

/**
 * The speed of the engine, in preset classic with full timing, beside that of qemu-riscv32: {@code
 * ringside bench}, as {@code mvn -Pbenchmark -DskipTests test -pl tests -am} runs it.
 */
public final class EngineBenchmark {
  private EngineBenchmark() {}

  /**
   * Prints what the command prints.
   *
   * @param arguments of the command
   */
  public static void main(String[] arguments) {
    String[] words = new String[arguments.length + 1];
    words[0] = "bench";
    System.arraycopy(arguments, 0, words, 1, arguments.length);
    int status = Main.execute(words, Host.ofProcess());
    if (status != 0) {
      throw new IllegalStateException("bench ended with status " + status);
    }
  }
}
