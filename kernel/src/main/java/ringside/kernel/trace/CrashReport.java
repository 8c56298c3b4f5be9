package ringside.kernel.trace;

import java.util.List;
import java.util.OptionalInt;
import ringside.cpu.TrapCause;
import ringside.isa.abi.Signal;
import ringside.kernel.event.Deed;

/**
 * What is known of a program's fatal deed, in the order in which a student asks.
 *
 * @param signal that ends the process
 * @param deed what the program did
 * @param cause of the trap in which it was found out
 * @param value of the deed
 * @param pc of the instruction
 * @param place symbol and source line of pc, as far as known
 * @param instruction the word at pc with its disassembly, or empty where none can be there
 * @param address accessed or jumped to; empty where the deed is not about an address
 * @param region what the address belongs to; empty without one
 * @param walk the page-table entries of the address in words, from the root; none without one
 * @param registers x0..x31
 * @param backtrace the functions that it is in, innermost first, as far as certain
 * @param advice what probably went wrong
 */
public record CrashReport(
    Signal signal,
    Deed deed,
    TrapCause cause,
    int value,
    int pc,
    String place,
    String instruction,
    OptionalInt address,
    String region,
    List<String> walk,
    List<Integer> registers,
    List<Frame> backtrace,
    Advice advice) {}
