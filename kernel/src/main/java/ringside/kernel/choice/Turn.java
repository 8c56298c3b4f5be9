package ringside.kernel.choice;

/**
 * What a thread did from the moment it was picked until it left the hart. One whose system call
 * waits on retires nothing.
 *
 * @param tid the thread
 * @param instructions of its program that it retired
 * @param traps into the kernel, those of instructions alone: no interrupts
 * @param end why it left
 */
public record Turn(int tid, long instructions, long traps, TurnEnd end) {}
