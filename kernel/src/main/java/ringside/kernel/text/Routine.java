package ringside.kernel.text;

/**
 * The one table of kernel routines. The kernel is written in Java; these are the instructions that
 * the same work takes on RV32, so that running it costs what work costs. A routine that makes more
 * data accesses than it has instructions is a loop: each further access issues one more. Where the
 * instructions follow from the task they are counted; the rest are estimates of what a compiler
 * makes of the same few steps at -O2.
 */
public enum Routine {
  TRAP_ENTRY(
      "trap entry: save area",
      40,
      4,
      "counted: csrrw sscratch, 33 stores, csrr sepc and sstatus, 2 for the stack, csrw, j"),
  TRAP_EXIT(
      "trap exit: save area", 38, 3, "counted: 33 loads, csrw sepc, sstatus, sscratch, mv, sret"),
  SYSCALL_DISPATCH("look up and call the handler", 22, 1),
  SYSCALL_RESULT("put the result into the save area", 6),
  TIMER_INTERRUPT("what is due, whose quantum is over", 28, 3),
  EXCEPTION_DISPATCH("which exception, whose business", 18, 2),
  SWITCH("callee-saved words of two contexts", 29, "counted: 14 stores, 14 loads, ret"),
  SWITCH_SPACE("write satp", 8),
  PICK_NEXT("choose the next thread", 22),
  ENQUEUE("append to a run queue", 12),
  DEQUEUE("unlink from a queue", 10),
  PARK("put to a wait queue", 18),
  WAKE("make ready", 16),
  TIMER_ADD("insert into the timer queue", 24),
  TIMER_EXPIRE("remove from the timer queue", 18),
  FRAME_ALLOCATE("take a free frame", 14),
  FRAME_FREE("give a frame back", 12),
  FRAME_SHARE("count one more user of a frame", 5),
  CLEAR_LINE("16 stores and the loop", 18, "counted: 16 sw, addi, bne"),
  COPY_LINE("16 loads, 16 stores and the loop", 35, "counted: 16 lw, 16 sw, 2 addi, bne"),
  FILL_LINE(
      "16 stores from a device and the loop",
      34,
      "counted: 16 lw from the device, 16 sw, addi, bne"),
  OBJECT_ALLOCATE("take a kernel object of a size class", 20),
  OBJECT_FREE("give a kernel object back", 14),
  PTE_FIND("index both levels", 9),
  PTE_WRITE("compose and store an entry", 4),
  PTE_FORK("copy an entry, mark copy-on-write", 14),
  REGION_FIND("compare one region", 6),
  REGION_CHANGE("insert, split or remove a region", 26),
  PAGE_FAULT("find region, check, choose what to do", 34),
  TLB_FENCE("sfence.vma", 2, "counted: sfence.vma, ret"),
  FORK("allocate and fill PCB and TCB", 130),
  CLONE_THREAD("allocate and fill TCB", 90),
  EXECVE("check the image, build the stack", 180),
  EXIT_THREAD("leave the thread's queues", 46),
  EXIT_PROCESS("close, release, reparent, tell the parent", 96),
  WAITID("search the children", 24),
  REAP("free the PCB", 30),
  GET_ID("read a field of the PCB", 5),
  SET_FIELD("check and write a field", 12),
  FD_LOOKUP("index the descriptor table", 8),
  FD_INSTALL("lowest free descriptor", 14),
  FILE_OPERATION("checks before a read or write", 18),
  PIPE_READ("positions, wake the writer", 30),
  PIPE_WRITE("positions, wake the reader", 32),
  PIPE_CREATE("two files and the pipe", 60),
  CONSOLE_IO("hand over to the device", 24),
  COPY_WORD(
      "lw, sw and their share of the loop",
      3,
      "counted: lw, sw, and a quarter of 2 addi, bne, rounded up"),
  COPY_BYTE("lb, sb and the loop", 5, "counted: lbu, sb, 2 addi, bne"),
  COPY_SETUP("bounds and alignment", 14),
  FUTEX_HASH("hash the key, lock the bucket", 22),
  FUTEX_WAKE("compare one waiter", 8),
  MMAP("find a gap, make a region", 60),
  MUNMAP("cut a range out of the regions", 48),
  MPROTECT("change a range of the regions", 44),
  BRK("move the break", 28),
  SIGNAL_SEND("find the target, mark pending", 34),
  SIGNAL_DELIVER("take a pending signal, look up its action", 26),
  CLOCK_READ("counter to timespec", 20, 3),
  SLEEP("timespec to deadline", 24),
  YIELD("to the end of the queue", 8),
  RANDOM_WORD("one word of the generator", 14),
  UNAME_WORD("one word of a constant structure", 3),
  SIGNAL_FRAME("lay out a handler's frame, set its registers", 96),
  SIGNAL_RETURN("take registers and mask from a frame", 52),
  EVENT_COUNT("read or raise an event counter", 16),
  POLL_FILE("ask one file what it is ready for", 20),
  EPOLL_CHANGE("find, add or remove an interest", 38),
  IPC_LOOKUP("find a System V object by id or key", 18),
  MESSAGE_SEND("link a message, wake who waits", 46),
  MESSAGE_MATCH("compare one message with what is wanted", 7),
  MESSAGE_RECEIVE("unlink a message, wake who waits", 40),
  SEMAPHORE_OPERATION("try one operation of a vector", 14),
  SHARED_ATTACH("map a shared memory segment", 52),
  PICK_COMPARE("compare one ready thread with the best so far", 6),
  PATH_COMPONENT("cut off a component, check the folder", 26),
  NAME_HASH("hash a name, load its chain", 24),
  NAME_COMPARE("compare a name of a chain", 8),
  NAME_FILL("fill a name's object", 16),
  NAME_LIST("copy a name to a listing", 20),
  INODE_CHECK("compare owner and permissions", 9),
  INODE_FILL("fill an inode's object", 30),
  LINK_READ("fetch the target of a link", 12),
  FILE_OPEN("make an open file", 60),
  FILE_PAGE("find a page of a file", 16),
  FILE_STATUS("gather what stat tells", 40),
  LOCK_COMPARE("compare one record lock", 10),
  TEXT_LINE("write a line of a generated file", 48),
  RECLAIM("begin to look for pages that can go", 40),
  CLOCK_HAND("look at one page, take its mark or choose it", 12),
  SWAP_OUT("find a block, give a page to the disk", 60),
  SWAP_IN("ask the disk for a page", 52),
  SUSPEND("choose a process and take it out of memory, or back", 90),
  SOCKET_CREATE("allocate and fill a socket", 72),
  SOCKET_LOOKUP("find a socket by name or port", 30),
  SOCKET_CONNECT("join two sockets, queue at the listener", 64),
  SOCKET_SEND("check state and room, wake the receiver", 44),
  SOCKET_RECEIVE("unlink a message, wake the sender", 40),
  SOCKET_RIGHTS("one descriptor of a message (SCM_RIGHTS)", 20),
  SOCKET_OPTION("read or set an option", 18),
  CHECKSUM_LINE(
      "16 loads, each added with its carry, and the loop",
      51,
      "counted: 16 lw, 16 add, 16 sltu whose sum is carried on, 2 addi, bne"),
  CHECKSUM_WORD("the words and bytes left over, and the fold to 16 bits", 9),
  IP_SEND("fill in an IPv4 header, find the interface", 58),
  IP_RECEIVE("check an IPv4 header, find the protocol", 46),
  LINK_SEND("hand a packet to the interface", 38),
  LINK_RECEIVE("take a packet from the interface", 42),
  UDP_SEND("fill in a UDP header", 34),
  UDP_RECEIVE("check length, find the socket, queue", 52),
  ICMP_SEND("quote what could not be delivered", 40),
  ICMP_RECEIVE("find the socket whose packet is quoted", 44),
  TCP_SEND("fill in a TCP header", 62),
  TCP_OUTPUT("what may be sent now: windows, Nagle", 48),
  TCP_RECEIVE("find the connection, check the sequence number", 84),
  TCP_ACKNOWLEDGE("forget what has arrived, open the window", 56),
  TCP_REASSEMBLE("put a segment in its place", 28),
  TCP_CONNECT("make a connection, choose its numbers", 120),
  TCP_TIMER("what to do when nothing has come", 36),
  KEY_INTERRUPT("which key, whose terminal", 30, 1),
  IP_FRAGMENT("make a part of a packet that is too long", 52),
  IP_REASSEMBLE("find the other parts of a packet, put one in its place", 64),
  TIMER_COMPARE("compare with one timer on the way down the queue's tree", 7),
  FD_COPY("copy an entry of a descriptor table, count one more user of its file", 9),
  FD_CLOSE("clear an entry of a descriptor table, count one user less of its file", 16),
  FD_EXAMINE("load an entry of a descriptor table, test it", 4),
  PROCESS_FIND("hash an identifier, compare with who has it", 13),
  PROCESS_COMPARE("compare one process with what is wanted", 7),
  THREAD_FIELD("read or change a field of one thread of several", 8),
  PATH_PREPEND("put a folder's name in front, go up to its parent", 15),
  SIGNAL_COMPARE("compare one queued signal with what is wanted", 6),
  EPOLL_COMPARE("compare with one interest on the way down the set's tree", 7),
  BARRIER("fence, and see what the other harts run", 12),
  SYNC("go over the mounted file systems", 20),
  NUMBER_DIGIT(
      "one digit of a number to text, or from it", 6, "counted: remu, divu, addi, sb, addi, bnez"),
  TERMINAL_BYTE("what a byte means to a terminal: signal, editing, echo, end of a line", 16);

  private static final String ESTIMATE = "estimate";

  private final String purpose;
  private final int instructions;
  private final int csrInstructions;
  private final String source;

  Routine(String purpose, int instructions) {
    this(purpose, instructions, 0, ESTIMATE);
  }

  Routine(String purpose, int instructions, String source) {
    this(purpose, instructions, 0, source);
  }

  Routine(String purpose, int instructions, int csrInstructions) {
    this(purpose, instructions, csrInstructions, ESTIMATE);
  }

  Routine(String purpose, int instructions, int csrInstructions, String source) {
    this.purpose = purpose;
    this.instructions = instructions;
    this.csrInstructions = csrInstructions;
    this.source = source;
  }

  /** What it does, in a few words. */
  public String purpose() {
    return purpose;
  }

  /** Instructions of one execution. */
  public int instructions() {
    return instructions;
  }

  /** How many of them read or write a CSR; those of satp and sfence.vma are charged when made. */
  public int csrInstructions() {
    return csrInstructions;
  }

  /** Where the count comes from: "estimate", or what was counted. */
  public String source() {
    return source;
  }
}
