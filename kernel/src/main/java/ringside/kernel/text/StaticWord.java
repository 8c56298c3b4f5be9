package ringside.kernel.text;

/** Words of the kernel's static data that its code reads and writes; each on a line of its own. */
public enum StaticWord {
  FREE_FRAMES,
  RUN_QUEUE,
  CURRENT_THREAD,
  TIMER_QUEUE,
  PROCESS_TABLE,
  OBJECT_CACHES,
  FUTEX_BUCKETS,
  RANDOM_STATE,
  CLOCK,
  /** Three lines: the trap frame of a fault inside the kernel, as on its stack. */
  NESTED_FRAME,
  NESTED_FRAME_1,
  NESTED_FRAME_2
}
