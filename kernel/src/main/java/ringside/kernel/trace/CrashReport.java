package ringside.kernel.trace;

import java.util.List;
import ringside.isa.abi.Signal;

/**
 * What is known of a program's fatal deed, in the order in which a student asks.
 *
 * @param signal that ends the process
 * @param what the exception, in words
 * @param pc of the instruction
 * @param place symbol and source line of pc, as far as known
 * @param instruction disassembled, or a word that is none
 * @param address accessed or jumped to; the same as pc where there is none
 * @param region what the address belongs to
 * @param walk the page-table entries of the address in words, from the root
 * @param registers x0..x31
 * @param backtrace return addresses with symbols, innermost first
 */
public record CrashReport(
    Signal signal,
    String what,
    int pc,
    String place,
    String instruction,
    int address,
    String region,
    List<String> walk,
    List<Integer> registers,
    List<String> backtrace) {}
