package ringside.isa.abi;

/** A system call of some ABI: a number in a7 that means something. */
public interface SystemCall {
  /** The number that goes into a7. */
  int number();

  /** What reports call it. */
  String title();
}
