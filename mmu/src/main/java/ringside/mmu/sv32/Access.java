package ringside.mmu.sv32;

/** What an access wants of its page. Atomic read-modify-writes and sc count as stores. */
public enum Access {
  FETCH,
  LOAD,
  STORE
}
